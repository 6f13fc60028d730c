package io.github.kmsfake.e2e;

import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.AdvanceDecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceEncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceGenerateDataKeyResponse;
import com.aliyun.dkms.gcs.sdk.models.GetPublicKeyRequest;
import com.aliyun.dkms.gcs.sdk.models.GetSecretValueRequest;
import com.aliyun.dkms.gcs.sdk.models.SignRequest;
import com.aliyun.dkms.gcs.sdk.models.VerifyRequest;
import com.aliyun.tea.TeaException;
import com.aliyun.tea.TeaUnretryableException;
import io.github.kmsfake.KmsFakeServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;

/** The KMS Instance SDK, {@code com.aliyun:alibabacloud-dkms-gcs-sdk}. */
record InstanceSdk(Client client) implements Application {
    private static final String VERSION_HEADER = "x-kms-migrationkeyversionid";

    static InstanceSdk open(Config config) {
        return new InstanceSdk(call(() -> new Client(config)));
    }

    static Config overHttp(KmsFakeServer server, ClientKeyFile key) {
        return config(key).setEndpoint(server.endpoint()).setProtocol("http").setCa(server.caCertificatePem());
    }

    static Config overTls(KmsFakeServer server, ClientKeyFile key) {
        return config(key).setEndpoint(server.tlsEndpoint()).setCa(server.caCertificatePem());
    }

    private static Config config(ClientKeyFile key) {
        return new Config().setClientKeyContent(key.json()).setPassword(key.password());
    }

    @Override
    public String encrypt(String keyId, String plaintext) {
        AdvanceEncryptRequest request =
                new AdvanceEncryptRequest().setKeyId(keyId).setPlaintext(plaintext.getBytes(StandardCharsets.UTF_8));
        return base64(call(() -> client.advanceEncrypt(request)).getCiphertextBlob());
    }

    @Override
    public String decrypt(String ciphertext) {
        AdvanceDecryptRequest request = new AdvanceDecryptRequest()
                .setCiphertextBlob(Base64.getDecoder().decode(ciphertext));
        return new String(call(() -> client.advanceDecrypt(request)).getPlaintext(), StandardCharsets.UTF_8);
    }

    /** Here it is bytes that are encrypted, not their Base64 text. */
    @Override
    public DataKey dataKey(String keyId) {
        AdvanceGenerateDataKeyRequest request =
                new AdvanceGenerateDataKeyRequest().setKeyId(keyId).setNumberOfBytes(32);
        AdvanceGenerateDataKeyResponse made = call(() -> client.advanceGenerateDataKey(request));
        return new DataKey(new String(made.getPlaintext(), StandardCharsets.UTF_8), base64(made.getCiphertextBlob()));
    }

    @Override
    public byte[] sign(String keyId, String keyVersionId, String algorithm, byte[] digest) {
        SignRequest request = new SignRequest()
                .setKeyId(keyId)
                .setAlgorithm(algorithm)
                .setMessage(digest)
                .setMessageType("DIGEST")
                .setRequestHeaders(Map.of(VERSION_HEADER, keyVersionId));
        return call(() -> client.sign(request)).getSignature();
    }

    @Override
    public boolean verify(String keyId, String keyVersionId, String algorithm, byte[] digest, byte[] signature) {
        VerifyRequest request = new VerifyRequest()
                .setKeyId(keyId)
                .setAlgorithm(algorithm)
                .setMessage(digest)
                .setMessageType("DIGEST")
                .setSignature(signature)
                .setRequestHeaders(Map.of(VERSION_HEADER, keyVersionId));
        return call(() -> client.verify(request)).getValue();
    }

    @Override
    public String publicKey(String keyId, String keyVersionId) {
        GetPublicKeyRequest request =
                new GetPublicKeyRequest().setKeyId(keyId).setRequestHeaders(Map.of(VERSION_HEADER, keyVersionId));
        return call(() -> client.getPublicKey(request)).getPublicKey();
    }

    @Override
    public String secret(String name) {
        GetSecretValueRequest request = new GetSecretValueRequest().setSecretName(name);
        return call(() -> client.getSecretValue(request)).getSecretData();
    }

    /** What a call gives; the SDK's exception comes out as {@link Refused}. */
    static <T> T call(Callable<T> call) {
        try {
            return call.call();
        } catch (TeaException e) {
            throw refused(e);
        } catch (TeaUnretryableException e) {
            // it tried several times; the cause is the last refusal
            if (e.getCause() instanceof TeaException last) {
                throw refused(last);
            }
            throw new AssertionError("the SDK got no answer", e);
        } catch (Exception e) {
            throw new AssertionError("the SDK got no answer", e);
        }
    }

    private static Refused refused(TeaException refusal) {
        Map<String, Object> told = refusal.getData();
        return new Refused(refusal.getCode(), (Integer) told.get("httpCode"), (String) told.get("requestId"), refusal);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
