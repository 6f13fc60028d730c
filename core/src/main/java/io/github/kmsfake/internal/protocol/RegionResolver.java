package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import java.util.Collections;
import java.util.List;
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

    private static final int LONGEST_TOLD = 64;

    private final String own;
    private final SortedSet<String> ids;

    /** The service's regions, and the server's own if it is none of them. */
    public RegionResolver(String own) {
        this.own = own;
        TreeSet<String> all = new TreeSet<>(KNOWN);
        all.add(own);
        this.ids = Collections.unmodifiableSortedSet(all);
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
                throw ErrorCode.INVALID_PARAMETER.because(
                        "there is no region " + ClientText.beginning(parameter, LONGEST_TOLD)
                                + NearestName.suggestion(parameter, ids),
                        "RegionId");
            }
            return parameter;
        }
        Matcher endpoint = ENDPOINT.matcher(host.text());
        if (!host.text().endsWith(DOMAIN) || !endpoint.matches()) {
            return callers == null ? own : callers;
        }
        if (!ids.contains(endpoint.group(1))) {
            throw ErrorCode.PRODUCT_NOT_FOUND.because("the host name is of region " + endpoint.group(1)
                    + ", which does not exist" + NearestName.suggestion(endpoint.group(1), ids));
        }
        return endpoint.group(1);
    }
}
