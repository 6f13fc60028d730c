package io.github.kmsfake.e2e;

import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.DecryptRequest;
import com.aliyun.kms20160120.models.DescribeKeyRequest;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.kms20160120.models.ListKeyVersionsRequest;
import java.util.List;
import java.util.Map;

/** The calls that tests of keys make over and over. */
record KeyCalls(Kms kms) {
    /** Creates a key; its id. */
    String create(CreateKeyRequest request) {
        return (String) object(kms.ask(request), "KeyMetadata").get("KeyId");
    }

    Map<String, Object> metadata(String keyId) {
        return object(kms.ask(new DescribeKeyRequest().setKeyId(keyId)), "KeyMetadata");
    }

    /** The ids of a key's versions, the newest first. */
    List<String> versions(String keyId) {
        return column(
                kms.ask(new ListKeyVersionsRequest().setKeyId(keyId)), "KeyVersions", "KeyVersion", "KeyVersionId");
    }

    String encrypt(String keyId, String plaintext, Map<String, String> context) {
        return (String) kms.ask(new EncryptRequest()
                        .setKeyId(keyId)
                        .setPlaintext(plaintext)
                        .setEncryptionContext(context))
                .get("CiphertextBlob");
    }

    String decrypt(String blob, Map<String, String> context) {
        return (String) kms.ask(new DecryptRequest().setCiphertextBlob(blob).setEncryptionContext(context))
                .get("Plaintext");
    }

    /** One field of each entry of a list; the older SDK leaves out what the list is wrapped in. */
    static List<String> column(Map<String, Object> answer, String plural, String singular, String field) {
        Object list = answer.get(plural) instanceof Map<?, ?> wrapper ? wrapper.get(singular) : answer.get(plural);
        return ((List<?>) list)
                .stream().map(entry -> (String) ((Map<?, ?>) entry).get(field)).toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Map<String, Object> answer, String name) {
        return (Map<String, Object>) answer.get(name);
    }
}
