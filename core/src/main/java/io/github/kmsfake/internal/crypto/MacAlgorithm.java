package io.github.kmsfake.internal.crypto;

import java.util.function.Supplier;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Message authentication codes: HMAC of RFC 2104, in full length. */
public enum MacAlgorithm {
    HMAC_SM3(SM3Digest::new),
    HMAC_SHA_224(SHA224Digest::new),
    HMAC_SHA_256(SHA256Digest::new),
    HMAC_SHA_384(SHA384Digest::new),
    HMAC_SHA_512(SHA512Digest::new);

    @SuppressWarnings("ImmutableEnumChecker") // constructors are immutable
    private final Supplier<Digest> digest;

    MacAlgorithm(Supplier<Digest> digest) {
        this.digest = digest;
    }

    public byte[] mac(SecretBytes key, byte[] message) {
        HMac mac = new HMac(digest.get());
        mac.init(new KeyParameter(key.bytes()));
        mac.update(message, 0, message.length);
        byte[] result = new byte[mac.getMacSize()];
        mac.doFinal(result, 0);
        return result;
    }
}
