package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.models.AsymmetricSignRequest;
import com.aliyun.kms20160120.models.AsymmetricVerifyRequest;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.kms20160120.models.GenerateDataKeyRequest;
import com.aliyun.kms20160120.models.GetPublicKeyRequest;
import com.aliyun.kms20160120.models.GetSecretValueRequest;
import java.util.Base64;
import java.util.Map;

/** An application that speaks in the RPC API's words, whichever way they then travel. */
record KmsApplication(Kms kms) implements Application {
    @Override
    public String encrypt(String keyId, String plaintext) {
        return text(kms.ask(new EncryptRequest().setKeyId(keyId).setPlaintext(plaintext)), "CiphertextBlob");
    }

    @Override
    public String decrypt(String ciphertext) {
        return text(kms.ask(new DecryptRequest().setCiphertextBlob(ciphertext)), "Plaintext");
    }

    @Override
    public DataKey dataKey(String keyId) {
        Map<String, Object> made = kms.ask(new GenerateDataKeyRequest().setKeyId(keyId));
        return new DataKey(text(made, "Plaintext"), text(made, "CiphertextBlob"));
    }

    @Override
    public byte[] sign(String keyId, String keyVersionId, String algorithm, byte[] digest) {
        return Base64.getDecoder()
                .decode(text(
                        kms.ask(new AsymmetricSignRequest()
                                .setKeyId(keyId)
                                .setKeyVersionId(keyVersionId)
                                .setAlgorithm(algorithm)
                                .setDigest(base64(digest))),
                        "Value"));
    }

    @Override
    public boolean verify(String keyId, String keyVersionId, String algorithm, byte[] digest, byte[] signature) {
        return (Boolean) kms.ask(new AsymmetricVerifyRequest()
                        .setKeyId(keyId)
                        .setKeyVersionId(keyVersionId)
                        .setAlgorithm(algorithm)
                        .setDigest(base64(digest))
                        .setValue(base64(signature)))
                .get("Value");
    }

    @Override
    public String publicKey(String keyId, String keyVersionId) {
        return text(kms.ask(new GetPublicKeyRequest().setKeyId(keyId).setKeyVersionId(keyVersionId)), "PublicKey");
    }

    @Override
    public String secret(String name) {
        return text(kms.ask(new GetSecretValueRequest().setSecretName(name)), "SecretData");
    }

    private static String text(Map<String, Object> answer, String field) {
        return (String) answer.get(field);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
