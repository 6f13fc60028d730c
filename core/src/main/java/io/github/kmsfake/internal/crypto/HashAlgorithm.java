package io.github.kmsfake.internal.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The hash functions that signatures and message authentication codes are made with. */
public enum HashAlgorithm {
    /** SHA-1, which signature V1 still uses. */
    SHA_1("SHA-1", "HmacSHA1"),
    /** SHA-256. */
    SHA_256("SHA-256", "HmacSHA256"),
    /** SM3, of China's national standards: not in the platform. */
    SM3("", "") {
        @Override
        public byte[] hash(byte[] data) {
            SM3Digest digest = new SM3Digest();
            digest.update(data, 0, data.length);
            byte[] result = new byte[digest.getDigestSize()];
            digest.doFinal(result, 0);
            return result;
        }

        @Override
        public byte[] hmac(byte[] key, byte[] data) {
            HMac mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            mac.update(data, 0, data.length);
            byte[] result = new byte[mac.getMacSize()];
            mac.doFinal(result, 0);
            return result;
        }
    };

    private final String digest;
    private final String mac;

    HashAlgorithm(String digest, String mac) {
        this.digest = digest;
        this.mac = mac;
    }

    /** The hash of {@code data}. */
    public byte[] hash(byte[] data) {
        try {
            return MessageDigest.getInstance(digest).digest(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + digest, e);
        }
    }

    /** The message authentication code of {@code data} under {@code key}, which must not be empty. */
    public byte[] hmac(byte[] key, byte[] data) {
        try {
            Mac keyed = Mac.getInstance(mac);
            keyed.init(new SecretKeySpec(key, mac));
            return keyed.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + mac, e);
        }
    }
}
