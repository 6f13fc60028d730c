package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a symmetric key encrypted: the id of its version, an initialization vector, and the ciphertext with its tag. So
 * the service finds the key without being told, and goes on finding it after rotations.
 */
public final class CiphertextBlob {
    /** Why something is none. */
    public static final String FOREIGN =
            "CiphertextBlob is too short to be what a symmetric key of this service made; it may have been cut";

    private static final int ID_BYTES = 36;
    private static final int HEAD = ID_BYTES + SymmetricCipher.IV_BYTES;

    private final byte[] bytes;

    private CiphertextBlob(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads {@code text}, or throws IllegalArgumentException if it is not Base64, or too short. */
    public static CiphertextBlob parse(String text) {
        return of(Base64Bytes.parse(text)).orElseThrow(() -> new IllegalArgumentException("too short"));
    }

    /** These bytes, unless they are too few. */
    public static Optional<CiphertextBlob> of(Base64Bytes bytes) {
        return bytes.length() <= HEAD ? Optional.empty() : Optional.of(new CiphertextBlob(bytes.bytes()));
    }

    public static CiphertextBlob seal(
            String versionId,
            SymmetricCipher cipher,
            SecretBytes secret,
            byte[] iv,
            String plaintext,
            EncryptionContext context) {
        return join(
                versionId,
                iv,
                cipher.seal(secret, iv, plaintext.getBytes(StandardCharsets.UTF_8), context.additionalData()));
    }

    /** What a version of a key encrypted, with what it takes to decrypt it. */
    public static CiphertextBlob join(String versionId, byte[] iv, byte[] sealed) {
        byte[] bytes = Arrays.copyOf(versionId.getBytes(StandardCharsets.US_ASCII), HEAD + sealed.length);
        System.arraycopy(iv, 0, bytes, ID_BYTES, iv.length);
        System.arraycopy(sealed, 0, bytes, HEAD, sealed.length);
        return new CiphertextBlob(bytes);
    }

    /** Which version of which key encrypted it. */
    public String versionId() {
        return new String(bytes, 0, ID_BYTES, StandardCharsets.ISO_8859_1);
    }

    /** The text that was encrypted; nothing if anything is other than it was then. */
    public Optional<String> open(SymmetricCipher cipher, SecretBytes secret, EncryptionContext context) {
        return cipher.open(secret, iv(), sealed(), context.additionalData())
                .map(plaintext -> new String(plaintext, StandardCharsets.UTF_8));
    }

    public byte[] iv() {
        return Arrays.copyOfRange(bytes, ID_BYTES, HEAD);
    }

    public byte[] sealed() {
        return Arrays.copyOfRange(bytes, HEAD, bytes.length);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return Base64Bytes.encode(bytes);
    }
}
