package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * The entrance that a call came by: the service's, shared by all, or that of an instance.
 *
 * @param dedicated whether it is that of an instance
 * @param instanceId which instance's, if the call says so: a fake has one address for all of them
 */
public record Gateway(boolean dedicated, @Nullable String instanceId) {
    /** The service's own entrance. */
    public static final Gateway SHARED = new Gateway(false, null);

    /** An instance's entrance, whichever it is. */
    public static final Gateway DEDICATED = new Gateway(true, null);

    private static final String DOMAIN = ".cryptoservice.kms.aliyuncs.com";

    /** The entrance that a host name leads to; {@code otherwise} if it is no instance's. */
    public static Gateway of(HostName host, Gateway otherwise) {
        String name = host.text();
        return name.endsWith(DOMAIN)
                ? new Gateway(true, name.substring(0, name.length() - DOMAIN.length()))
                : otherwise;
    }

    /** Whether what lives in an instance, or in none, is behind this entrance. */
    boolean leadsTo(Resource resource) {
        return instanceId == null || instanceId.equals(resource.instanceId());
    }
}
