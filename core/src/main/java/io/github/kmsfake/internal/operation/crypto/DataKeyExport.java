package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.PublicKey;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.state.Region;

/** The public key of a module that a data key is exported to, and how it is wrapped on the way. */
record DataKeyExport(
        Base64Bytes publicKeyBlob,
        @OneOf({"RSA_2048", "EC_SM2"}) String wrappingKeySpec,

        @OneOf({"RSAES_OAEP_SHA_256", "RSAES_OAEP_SHA_1", "SM2PKE"})
        String wrappingAlgorithm) {

    /** The wrapped key, or the refusal if the parameters do not fit each other. */
    String wrap(byte[] dataKey, Region region) {
        PublicKey recipient = recipient();
        EncryptionAlgorithm algorithm = EncryptionAlgorithm.valueOf(wrappingAlgorithm);
        if (dataKey.length > algorithm.mostBytes(recipient)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "the data key has " + dataKey.length + " bytes, " + algorithm + " with this public key takes "
                            + algorithm.mostBytes(recipient),
                    "WrappingAlgorithm");
        }
        return Base64Bytes.encode(
                algorithm.encrypt(recipient, dataKey, region.sources().random()));
    }

    /** Refuses what could not be wrapped for, before anything is made. */
    void requireFit() {
        recipient();
    }

    private PublicKey recipient() {
        KeySpec spec = KeySpec.parse(wrappingKeySpec);
        if (!spec.uses(EncryptionAlgorithm.valueOf(wrappingAlgorithm))) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "WrappingKeySpec " + spec + " cannot be used with " + wrappingAlgorithm, "WrappingAlgorithm");
        }
        try {
            PublicKey key = PublicKey.parse(publicKeyBlob.bytes());
            if (spec.maker().fits(key)) {
                return key;
            }
        } catch (IllegalArgumentException e) {
            // said below, as of keys of another kind
        }
        throw ErrorCode.INVALID_PARAMETER.because(
                "PublicKeyBlob must be the DER of a public key (SubjectPublicKeyInfo) of WrappingKeySpec " + spec,
                "PublicKeyBlob");
    }
}
