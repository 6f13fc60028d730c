package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.CiphertextBlob;
import java.util.Arrays;
import java.util.Optional;

/**
 * A ciphertext that names the key version it is decrypted with: three bytes that say how it is made, then what the RPC protocol's
 * ciphertexts are. The vendor's migration clients take the three away and put them back.
 */
record AdvancedBlob(SymmetricCipher cipher, CiphertextBlob blob) {
    private static final byte MAGIC = 0x24;
    private static final byte VERSION_AND_PADDING = 0;
    private static final int HEAD = 3;

    /** What a client sent, if it has that form. */
    static Optional<AdvancedBlob> parse(Base64Bytes sent) {
        byte[] bytes = sent.bytes();
        if (bytes.length <= HEAD || bytes[0] != MAGIC || bytes[1] != VERSION_AND_PADDING) {
            return Optional.empty();
        }
        return cipher(bytes[2])
                .flatMap(cipher -> CiphertextBlob.of(Base64Bytes.of(Arrays.copyOfRange(bytes, HEAD, bytes.length)))
                        .map(blob -> new AdvancedBlob(cipher, blob)));
    }

    Base64Bytes bytes() {
        byte[] inner = blob.bytes();
        byte[] all = new byte[HEAD + inner.length];
        all[0] = MAGIC;
        all[1] = VERSION_AND_PADDING;
        all[2] = number(cipher);
        System.arraycopy(inner, 0, all, HEAD, inner.length);
        return Base64Bytes.of(all);
    }

    private static byte number(SymmetricCipher cipher) {
        return switch (cipher) {
            case AES_GCM -> 2;
            case SM4_GCM -> 3;
        };
    }

    private static Optional<SymmetricCipher> cipher(byte number) {
        return Arrays.stream(SymmetricCipher.values())
                .filter(cipher -> number(cipher) == number)
                .findFirst();
    }
}
