package io.github.kmsfake.e2e;

import io.github.kmsfake.KmsFakeServer;

/**
 * Who a client says it is, and for which region it calls.
 *
 * @param securityToken null unless the credentials are those of a session
 */
record Login(String accessKeyId, String secret, String securityToken, String regionId) {

    /** As somebody who knows the server's access key and lives in its region. */
    static Login to(KmsFakeServer server) {
        return new Login(server.accessKeyId(), server.accessKeySecret(), null, server.regionId());
    }

    Login as(String otherAccessKeyId, String otherSecret) {
        return new Login(otherAccessKeyId, otherSecret, securityToken, regionId);
    }

    Login withSecurityToken(String token) {
        return new Login(accessKeyId, secret, token, regionId);
    }

    Login in(String otherRegionId) {
        return new Login(accessKeyId, secret, securityToken, otherRegionId);
    }
}
