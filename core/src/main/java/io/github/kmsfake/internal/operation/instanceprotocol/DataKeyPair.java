package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.state.Region;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A new key pair for the client's own use, its private key encrypted: what four calls make and answer. */
record DataKeyPair(KeyForUse key, KeySpec spec, Base64Bytes publicKey, EncryptedDataKey privateKey) {
    private static final String DER = "DER";

    /** What is asked for; the calls called Advance number the fields differently. */
    interface Request {
        KeySpec keyPairSpec();

        @Nullable
        String keyFormat();

        @Nullable
        Base64Bytes aad();

        /** Refuses what is no spec of a pair, and additional data that are too long. */
        default void requirePair() {
            if (!keyPairSpec().isAsymmetric()) {
                throw ErrorCode.INVALID_PARAMETER.because(keyPairSpec() + " is symmetric", "KeyPairSpec");
            }
            CipherParameters.requireAad(aad());
        }

        /** A new pair, in PEM unless DER is asked for: PKCS#8 and SubjectPublicKeyInfo. */
        default DataKeyPair make(KeyForUse key, Region region) {
            AsymmetricKey pair = (AsymmetricKey) keyPairSpec()
                    .maker()
                    .make(region.sources().random(), region.sources().rsaKeys());
            boolean der = DER.equals(keyFormat());
            byte[] privateKey = der ? pair.encoded() : ascii(pair.pem());
            byte[] publicKey =
                    der ? pair.publicKey().der() : ascii(pair.publicKey().pem());
            return new DataKeyPair(
                    key, keyPairSpec(), Base64Bytes.of(publicKey), EncryptedDataKey.of(privateKey, aad(), key, region));
        }
    }

    /** A request of the plain calls, which encrypt with the first version of a key. */
    record PlainRequest(
            @ProtobufField(1) String keyId,
            @Nullable @ProtobufField(2) String algorithm,
            @ProtobufField(3) KeySpec keyPairSpec,

            @Nullable @ProtobufField(4) @OneOf({"PEM", DER}) String keyFormat,

            @Nullable @ProtobufField(5) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId)
            implements Request {

        KeyForUse admit(Region region) {
            requirePair();
            KeyForUse found = KeyForUse.first(keyId, keyVersionId, region).requireSymmetric();
            CipherParameters.requireAlgorithm(algorithm, found.cipher());
            return found;
        }
    }

    /** A request of the calls called Advance, which encrypt with the version that rotations have brought. */
    record AdvanceRequest(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) KeySpec keyPairSpec,

            @Nullable @ProtobufField(3) @OneOf({"PEM", DER}) String keyFormat,

            @Nullable @ProtobufField(4) Base64Bytes aad,
            @Nullable @Header(KeyForUse.VERSION_HEADER) String keyVersionId)
            implements Request {

        KeyForUse admit(Region region) {
            requirePair();
            return KeyForUse.primary(keyId, keyVersionId, region).requireSymmetric();
        }
    }

    /** An answer with the private key in plain, but for its version. */
    record WithPlaintext(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) KeySpec keyPairSpec,
            @ProtobufField(4) Base64Bytes privateKeyPlaintext,
            @ProtobufField(5) Base64Bytes privateKeyCiphertextBlob,
            @ProtobufField(6) Base64Bytes publicKey,
            @ProtobufField(8) String algorithm) {}

    /** An answer with the private key encrypted only, but for its version. */
    record WithoutPlaintext(
            @ProtobufField(1) String keyId,
            @ProtobufField(2) Base64Bytes iv,
            @ProtobufField(3) KeySpec keyPairSpec,
            @ProtobufField(4) Base64Bytes privateKeyCiphertextBlob,
            @ProtobufField(5) Base64Bytes publicKey,
            @ProtobufField(7) String algorithm) {}

    /** The answer with the private key in plain and encrypted, as a bare or an advanced ciphertext. */
    WithPlaintext withPlaintext(Base64Bytes ciphertextBlob) {
        return new WithPlaintext(
                key.id(), privateKey.iv(), spec, privateKey.plaintext(), ciphertextBlob, publicKey, key.algorithm());
    }

    /** The same with the private key encrypted only. */
    WithoutPlaintext withoutPlaintext(Base64Bytes ciphertextBlob) {
        return new WithoutPlaintext(key.id(), privateKey.iv(), spec, ciphertextBlob, publicKey, key.algorithm());
    }

    private static byte[] ascii(String pem) {
        return pem.getBytes(StandardCharsets.US_ASCII);
    }
}
