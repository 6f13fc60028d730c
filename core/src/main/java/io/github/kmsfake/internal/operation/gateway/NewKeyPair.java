package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.state.Region;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a data key pair is to be. */
final class NewKeyPair {
    private static final String PEM = "PEM";

    /** The specs of pairs. */
    private static final List<KeySpec> SPECS = List.of(
            KeySpec.RSA_2048, KeySpec.RSA_3072, KeySpec.RSA_4096, KeySpec.EC_P256, KeySpec.EC_P256K, KeySpec.EC_SM2);

    private final AsymmetricKey pair;
    private final boolean pem;

    private NewKeyPair(AsymmetricKey pair, boolean pem) {
        this.pair = pair;
        this.pem = pem;
    }

    /** Refuses what is no spec of a pair. */
    static void requireSpec(KeySpec spec) {
        if (!SPECS.contains(spec)) {
            throw ErrorCode.INVALID_PARAMETER.with("KeyPairSpec");
        }
    }

    /** A new pair, to be shown in a format, which is PEM unless somebody asks for DER. */
    static NewKeyPair make(KeySpec spec, @Nullable String format, Region region) {
        return new NewKeyPair(
                (AsymmetricKey) spec.maker()
                        .make(region.sources().random(), region.sources().rsaKeyPairs()),
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
