package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.model.ClientKey;
import java.time.Instant;

/** What can be seen of a client key once it exists: the private key is not among it. */
record ClientKeyDetails(
        String clientKeyId,
        String aapName,
        Instant createTime,
        String keyAlgorithm,
        String keyOrigin,
        Instant notBefore,
        Instant notAfter,
        String publicKeyData) {

    static ClientKeyDetails of(ClientKey key) {
        return new ClientKeyDetails(
                key.id(),
                key.aapName(),
                key.createTime(),
                ClientKey.ALGORITHM,
                ClientKey.ORIGIN,
                key.notBefore(),
                key.notAfter(),
                key.certificate().pem());
    }
}
