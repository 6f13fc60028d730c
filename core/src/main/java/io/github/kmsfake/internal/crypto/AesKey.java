package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key of the platform's AES. To look for a cipher and to expand the key for it takes several times as long as to
 * encrypt a kibibyte, so it keeps one from one use to the next; who comes while that is in use gets another.
 */
final class AesKey {
    private final SecretKeySpec key;
    private final AtomicReference<@Nullable Cipher> idle = new AtomicReference<>();

    AesKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** A cipher for one use, in Galois/Counter mode. */
    Cipher cipher(int mode, GCMParameterSpec parameters) throws GeneralSecurityException {
        @Nullable Cipher kept = idle.getAndSet(null);
        if (kept != null) {
            try {
                kept.init(mode, key, parameters);
                return kept;
            } catch (InvalidAlgorithmParameterException e) {
                // a client may choose the same vector twice, for which the platform takes no cipher twice
            }
        }
        Cipher made = Cipher.getInstance("AES/GCM/NoPadding");
        made.init(mode, key, parameters);
        return made;
    }

    /** Takes a cipher back that has done its work. */
    void keep(Cipher cipher) {
        idle.set(cipher);
    }
}
