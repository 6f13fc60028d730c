package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The regions that exist, and which of them a call is for. */
public final class RegionResolver {
    private static final String DOMAIN = ".aliyuncs.com";
    private static final Pattern ENDPOINT = Pattern.compile("kms(?:-vpc)?\\.([a-z0-9-]+)\\.aliyuncs\\.com");

    private static final List<String> KNOWN = List.of(
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-southeast-1",
            "ap-southeast-3",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "cn-beijing",
            "cn-beijing-finance-1",
            "cn-chengdu",
            "cn-fuzhou",
            "cn-guangzhou",
            "cn-hangzhou",
            "cn-hangzhou-finance",
            "cn-heyuan",
            "cn-heyuan-acdr-1",
            "cn-hongkong",
            "cn-huhehaote",
            "cn-qingdao",
            "cn-shanghai",
            "cn-shanghai-finance-1",
            "cn-shenzhen",
            "cn-shenzhen-finance-1",
            "cn-wuhan-lr",
            "cn-wulanchabu",
            "cn-zhangjiakou",
            "cn-zhengzhou-jva",
            "eu-central-1",
            "eu-west-1",
            "me-central-1",
            "me-east-1",
            "na-south-1",
            "us-east-1",
            "us-west-1");

    private final String own;
    private final SortedSet<String> ids;

    /** The service's regions, and the server's own if it is none of them. */
    public RegionResolver(String own) {
        this.own = own;
        TreeSet<String> all = new TreeSet<>(KNOWN);
        all.add(own);
        this.ids = Collections.unmodifiableSortedSet(all);
    }

    /** What to say of the region of a setting or a document that the service does not have. */
    public Optional<String> notice(String regionId) {
        return KNOWN.contains(regionId) ? Optional.empty() : Optional.of(sentence(regionId, KNOWN));
    }

    /** What to say of a call for a region that does not exist here, and is refused for it. */
    Optional<String> notice(String parameter, HostName host) {
        String asked = parameter.isEmpty() ? named(host) : parameter;
        return asked.isEmpty() || ids.contains(asked) ? Optional.empty() : Optional.of(sentence(asked, ids));
    }

    private static String sentence(String regionId, Collection<String> known) {
        return "The service has no region " + ClientText.shown(regionId) + NearestName.suggestion(regionId, known);
    }

    /** Their ids, in order. */
    public SortedSet<String> ids() {
        return ids;
    }

    /**
     * The region that a call is for: as its parameter says, or its host name, or else the caller's own if it has one, or
     * the server's.
     */
    String of(String parameter, HostName host, @Nullable String callers) {
        if (!parameter.isEmpty()) {
            if (!ids.contains(parameter)) {
                throw ErrorCode.INVALID_PARAMETER.because(sentence(parameter, ids), "RegionId");
            }
            return parameter;
        }
        String named = named(host);
        if (named.isEmpty()) {
            return callers == null ? own : callers;
        }
        if (!ids.contains(named)) {
            throw ErrorCode.PRODUCT_NOT_FOUND.because("of the host name: " + sentence(named, ids));
        }
        return named;
    }

    /** The region in the name of the service's host; empty if there is none. */
    private static String named(HostName host) {
        if (!host.text().endsWith(DOMAIN)) {
            return ""; // as of most calls in a test, and no matcher is made for them
        }
        Matcher endpoint = ENDPOINT.matcher(host.text());
        return endpoint.matches() ? endpoint.group(1) : "";
    }
}
