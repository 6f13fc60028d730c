package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.state.Region;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a data key pair is to be. */
final class DataKeyPair {
    private static final String PEM = "PEM";

    private final AsymmetricKey pair;
    private final boolean pem;

    private DataKeyPair(AsymmetricKey pair, boolean pem) {
        this.pair = pair;
        this.pem = pem;
    }

    /** Refuses what is no spec of a pair. */
    static void requireSpec(KeySpec spec) {
        if (!spec.isAsymmetric()) {
            throw ErrorCode.INVALID_PARAMETER.with("KeyPairSpec");
        }
    }

    /** A new pair, to be shown in a format, which is PEM unless somebody asks for DER. */
    static DataKeyPair make(KeySpec spec, @Nullable String format, Region region) {
        return new DataKeyPair(
                (AsymmetricKey) spec.maker()
                        .make(region.sources().random(), region.sources().rsaKeys()),
                format == null || format.equals(PEM));
    }

    /** The private key, PKCS#8. */
    byte[] privateKey() {
        return pem ? pair.pem().getBytes(StandardCharsets.US_ASCII) : pair.encoded();
    }

    /** The public key, SubjectPublicKeyInfo. */
    Base64Bytes publicKey() {
        return Base64Bytes.of(
                pem
                        ? pair.publicKey().pem().getBytes(StandardCharsets.US_ASCII)
                        : pair.publicKey().der());
    }
}
