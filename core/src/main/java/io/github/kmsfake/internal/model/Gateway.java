package io.github.kmsfake.internal.model;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that a call came through: the service's, shared by all, or that of an instance.
 *
 * @param dedicated whether it is that of an instance
 * @param instanceId which instance's, if the call says so: a fake has one address for all of them
 * @param inVpc whether it can be reached from a VPC only
 */
public record Gateway(boolean dedicated, @Nullable String instanceId, boolean inVpc) {
    public static final Gateway SHARED = new Gateway(false, null, false);

    /** The gateway of an instance, whichever it is. */
    public static final Gateway DEDICATED = new Gateway(true, null, true);

    private static final Gateway SHARED_IN_VPC = new Gateway(false, null, true);
    private static final String DOMAIN = ".cryptoservice.kms.aliyuncs.com";
    private static final String VPC_NAME = "kms-vpc.";
    private static final Pattern IN_VPC = Pattern.compile("kms-vpc\\.[a-z0-9-]+\\.aliyuncs\\.com");

    /** The gateway that a host name leads to; {@code otherwise} if it is no instance's. */
    public static Gateway of(HostName host, Gateway otherwise) {
        String name = host.text();
        if (name.endsWith(DOMAIN)) {
            return of(name.substring(0, name.length() - DOMAIN.length()));
        }
        boolean inVpc = name.startsWith(VPC_NAME) && IN_VPC.matcher(name).matches();
        return inVpc && !otherwise.dedicated ? SHARED_IN_VPC : otherwise;
    }

    public static Gateway of(String instanceId) {
        return new Gateway(true, instanceId, true);
    }

    /** Whether what lives in an instance, or in none, is served by this gateway. */
    boolean serves(Resource resource) {
        return instanceId == null || instanceId.equals(resource.instanceId());
    }
}
