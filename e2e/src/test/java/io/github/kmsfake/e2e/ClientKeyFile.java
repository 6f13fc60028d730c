package io.github.kmsfake.e2e;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;

/** What an application is handed: the two fields of CreateClientKey's answer, as they are, and the password apart. */
record ClientKeyFile(String keyId, String privateKeyData, String password) {
    static ClientKeyFile of(Map<String, Object> created, String password) {
        return new ClientKeyFile((String) created.get("ClientKeyId"), (String) created.get("PrivateKeyData"), password);
    }

    ClientKeyFile withPassword(String otherPassword) {
        return new ClientKeyFile(keyId, privateKeyData, otherPassword);
    }

    /** One client key's name on another's private key. */
    ClientKeyFile withPrivateKeyOf(ClientKeyFile other) {
        return new ClientKeyFile(keyId, other.privateKeyData, other.password);
    }

    String json() {
        return "{\"KeyId\":\"" + keyId + "\",\"PrivateKeyData\":\"" + privateKeyData + "\"}";
    }

    Path writeTo(Path folder) throws IOException {
        return Files.writeString(folder.resolve("clientKey.json"), json());
    }

    /** The private key as the classic SDK takes it: PKCS#8 in Base64. */
    String privateKey() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(Base64.getDecoder().decode(privateKeyData)), password.toCharArray());
        return Base64.getEncoder()
                .encodeToString(store.getKey(store.aliases().nextElement(), password.toCharArray())
                        .getEncoded());
    }
}
