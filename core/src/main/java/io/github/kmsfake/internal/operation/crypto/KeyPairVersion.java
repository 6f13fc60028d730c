package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.EncryptionAlgorithm;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SignatureAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.state.Region;

/** A version of a key, named by the caller and in a state to be used; whether it is one of a pair is checked with its usage. */
record KeyPairVersion(Key key, KeyVersion version) {
    /** A request to sign a digest, or to verify the signature of one. */
    interface SignatureRequest {
        String keyId();

        String keyVersionId();

        SignatureAlgorithm algorithm();

        Base64Bytes digest();

        /** The version to do it with, or the refusal. */
        default KeyPairVersion admit(Region region) {
            if (digest().length() != SignatureAlgorithm.DIGEST_BYTES) {
                throw ErrorCode.INVALID_PARAMETER.because(
                        "Digest has " + digest().length() + " bytes, a hash has " + SignatureAlgorithm.DIGEST_BYTES
                                + "; the message itself is not sent",
                        "Digest");
            }
            return KeyPairVersion.require(keyId(), keyVersionId(), region)
                    .requireUsage(KeyUsage.SIGN_VERIFY, ErrorCode.ACTION_NOT_SUPPORTED)
                    .requireAlgorithm(algorithm(), "Algorithm");
        }
    }

    /** A request to encrypt or decrypt. */
    interface EncryptionRequest {
        String keyId();

        String keyVersionId();

        EncryptionAlgorithm algorithm();

        /** The version to do it with, or the refusal. */
        default KeyPairVersion admit(Region region) {
            return KeyPairVersion.require(keyId(), keyVersionId(), region)
                    .requireUsage(KeyUsage.ENCRYPT_DECRYPT, ErrorCode.OPERATION_NOT_SUPPORTED)
                    .requireAlgorithm(algorithm(), "Algorithm");
        }
    }

    /** The version of that name, or the refusal. */
    static KeyPairVersion require(String keyId, String versionId, Region region) {
        Key key = region.keys().require(keyId);
        KeyVersion version = key.versions().require(versionId);
        key.require(KeyAction.USE);
        return new KeyPairVersion(key, version);
    }

    /** Refuses, in the given words, what the key is not for. */
    KeyPairVersion requireUsage(KeyUsage usage, ErrorCode refusal) {
        key.requireUsage(usage, true, refusal);
        return this;
    }

    /** The refusal of a ciphertext that it did not decrypt. */
    KmsException undecryptable(EncryptionAlgorithm algorithm, Base64Bytes ciphertext) {
        return ErrorCode.INVALID_PARAMETER
                .because(algorithm.undecryptable(pair(), ciphertext.bytes()), "CiphertextBlob")
                .about(key.path());
    }

    KeyPairVersion requireAlgorithm(Enum<?> algorithm, String parameter) {
        if (!key.kind().spec().uses(algorithm)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "a key of KeySpec " + key.kind().spec() + " cannot be used with " + algorithm, parameter);
        }
        return this;
    }

    /** The pair, once it is known to be one. */
    AsymmetricKey pair() {
        return (AsymmetricKey) version.usableMaterial();
    }
}
