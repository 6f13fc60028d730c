package sample;

import com.aliyun.dkms.gcs.openapi.models.Config;
import com.aliyun.dkms.gcs.sdk.Client;
import com.aliyun.dkms.gcs.sdk.models.AdvanceDecryptRequest;
import com.aliyun.dkms.gcs.sdk.models.AdvanceEncryptRequest;
import com.aliyun.dkms.gcs.sdk.models.GetSecretValueRequest;
import java.nio.charset.StandardCharsets;

/** Keeps card numbers encrypted in a database whose password is a secret; both belong to one KMS instance. */
public final class CardVault {
    private final Client kms;
    private final String keyId;

    /** {@code keyId} is best an alias, so that the key behind it can be replaced. */
    public CardVault(Client kms, String keyId) {
        this.kms = kms;
        this.keyId = keyId;
    }

    /** Connects with a client key: its file as KMS gave it, the password apart; and whom to trust, as PEM. */
    public static Client connect(String endpoint, String authority, String clientKey, String password)
            throws Exception {
        return new Client(new Config()
                .setEndpoint(endpoint)
                .setCa(authority)
                .setClientKeyContent(clientKey)
                .setPassword(password));
    }

    public String databasePassword() throws Exception {
        return kms.getSecretValue(new GetSecretValueRequest().setSecretName("cards/database"))
                .getSecretData();
    }

    /** What is stored in place of the number. */
    public byte[] seal(String cardNumber) throws Exception {
        return kms.advanceEncrypt(new AdvanceEncryptRequest()
                        .setKeyId(keyId)
                        .setPlaintext(cardNumber.getBytes(StandardCharsets.UTF_8)))
                .getCiphertextBlob();
    }

    public String open(byte[] sealed) throws Exception {
        return new String(
                kms.advanceDecrypt(new AdvanceDecryptRequest().setCiphertextBlob(sealed))
                        .getPlaintext(),
                StandardCharsets.UTF_8);
    }
}
