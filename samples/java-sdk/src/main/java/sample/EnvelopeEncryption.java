package sample;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyResponseBody;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts documents of any size, each with a data key of its own, which only KMS can open. */
public final class EnvelopeEncryption {
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Client kms;
    private final String keyId;
    private final SecureRandom random = new SecureRandom();

    /** {@code keyId} is best an alias, so that the key behind it can be replaced. */
    public EnvelopeEncryption(Client kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    /** What is stored, as Base64: the data key as KMS encrypted it, and the document as the data key did. */
    public record Envelope(String encryptedDataKey, String iv, String ciphertext) {}

    public Envelope seal(byte[] document, Map<String, String> context) throws Exception {
        GenerateDataKeyResponseBody dataKey = kms.generateDataKey(new GenerateDataKeyRequest()
                        .setKeyId(keyId)
                        .setKeySpec("AES_256")
                        .setEncryptionContext(context))
                .getBody();
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] ciphertext =
                cipher(Cipher.ENCRYPT_MODE, dataKey.getPlaintext(), iv).doFinal(document);
        Base64.Encoder base64 = Base64.getEncoder();
        return new Envelope(dataKey.getCiphertextBlob(), base64.encodeToString(iv), base64.encodeToString(ciphertext));
    }

    public byte[] open(Envelope envelope, Map<String, String> context) throws Exception {
        String dataKey = kms.decrypt(new DecryptRequest()
                        .setCiphertextBlob(envelope.encryptedDataKey())
                        .setEncryptionContext(context))
                .getBody()
                .getPlaintext();
        Base64.Decoder base64 = Base64.getDecoder();
        return cipher(Cipher.DECRYPT_MODE, dataKey, base64.decode(envelope.iv()))
                .doFinal(base64.decode(envelope.ciphertext()));
    }

    private static Cipher cipher(int mode, String dataKey, byte[] iv) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                mode,
                new SecretKeySpec(Base64.getDecoder().decode(dataKey), "AES"),
                new GCMParameterSpec(TAG_BITS, iv));
        return cipher;
    }
}
