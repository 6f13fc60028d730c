package io.github.kmsfake.benchmarks.client;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

/** A key on a server under load, and the calls that use it. */
public record Keys(String keyId, String versionId) {
    private static final int PLAINTEXT_BYTES = 1024;
    private static final int DIGEST_BYTES = 32;

    /** Creates a key of that spec. */
    public static Keys create(int port, String spec) throws IOException {
        String keyId = SingleCall.field(port, new Call("CreateKey", Map.of("KeySpec", spec)), "KeyId");
        return new Keys(
                keyId, SingleCall.field(port, new Call("ListKeyVersions", Map.of("KeyId", keyId)), "KeyVersionId"));
    }

    /** Encrypts one kibibyte. */
    public Call encrypt() {
        return new Call("Encrypt", Map.of("KeyId", keyId, "Plaintext", zeros(PLAINTEXT_BYTES)));
    }

    /** Signs a digest. */
    public Call sign(String algorithm) {
        return new Call(
                "AsymmetricSign",
                Map.of(
                        "KeyId", keyId,
                        "KeyVersionId", versionId,
                        "Algorithm", algorithm,
                        "Digest", zeros(DIGEST_BYTES)));
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
