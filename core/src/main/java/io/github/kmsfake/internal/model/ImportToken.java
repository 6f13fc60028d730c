package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.crypto.WrappingAlgorithm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What an import begins with: for which key, how its material will be wrapped, and the private key that unwraps it. The
 * client carries it, sealed, so that nothing has to be kept for imports that never come.
 */
public record ImportToken(String keyId, WrappingAlgorithm algorithm, Instant expires, AsymmetricKey wrappingKey) {
    private static final byte[] NOTHING = {};

    /** The token as a client carries it. */
    public String seal(SecretBytes secret, byte[] iv) {
        byte[] sealed = SymmetricCipher.AES_GCM.seal(secret, iv, bytes(), NOTHING);
        byte[] all = Arrays.copyOf(iv, iv.length + sealed.length);
        System.arraycopy(sealed, 0, all, iv.length, sealed.length);
        return Base64Bytes.encode(all);
    }

    /** The token that a client brings back; nothing if it is none of ours. */
    public static Optional<ImportToken> open(String text, SecretBytes secret) {
        byte[] all;
        try {
            all = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (all.length <= SymmetricCipher.IV_BYTES + SymmetricCipher.TAG_BYTES) {
            return Optional.empty();
        }
        return SymmetricCipher.AES_GCM
                .open(
                        secret,
                        Arrays.copyOf(all, SymmetricCipher.IV_BYTES),
                        Arrays.copyOfRange(all, SymmetricCipher.IV_BYTES, all.length),
                        NOTHING)
                .map(ImportToken::read);
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream data = new DataOutputStream(bytes)) {
            data.writeUTF(keyId);
            data.writeUTF(algorithm.name());
            data.writeLong(expires.getEpochSecond());
            data.write(wrappingKey.encoded());
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static ImportToken read(byte[] bytes) {
        try (DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new ImportToken(
                    data.readUTF(),
                    WrappingAlgorithm.valueOf(data.readUTF()),
                    Instant.ofEpochSecond(data.readLong()),
                    AsymmetricKey.parse(data.readAllBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("what was sealed here can be read here", e);
        }
    }
}
