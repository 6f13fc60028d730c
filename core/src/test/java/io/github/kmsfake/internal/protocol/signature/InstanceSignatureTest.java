package io.github.kmsfake.internal.protocol.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.InstanceClient;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The worked example of the protocol: EncryptRequest with KeyId {@code key-1} and Plaintext {@code hello}. */
class InstanceSignatureTest {
    private static final byte[] BODY = HexFormat.of().parseHex("0a056b65792d31120568656c6c6f");

    @Test
    void signsTheTextOfTheWorkedExample() throws Exception {
        Map<String, String> headers = new TreeMap<>(Map.of(
                "content-sha256", "FA922049CA819EB8A8129876CFCC0013A5E6657746C811C175F7C69F73DBCA64",
                "content-type", "application/x-protobuf",
                "date", "Tue, 24 Nov 2026 00:29:36 GMT",
                "x-kms-acccesskeyid", "KAAP.test-client-key-id",
                "x-kms-apiname", "Encrypt",
                "x-kms-apiversion", "dkms-gcs-0.2",
                "x-kms-signaturemethod", "RSA_PKCS1_SHA_256"));
        TreeMap<String, String> kms = new TreeMap<>(headers);
        kms.keySet().removeIf(name -> !name.startsWith("x-kms-"));

        InstanceSignature signature = new InstanceSignature("POST", name -> headers.getOrDefault(name, ""), kms, BODY);

        signature.requireBody();
        assertThat(signature.keyId()).isEqualTo("KAAP.test-client-key-id");
        assertThat(signature.date()).isEqualTo("2026-11-24T00:29:36Z");
        assertThat(signature.stringToSign()).hasSize(259);
        assertThat(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(signature.stringToSign().getBytes(UTF_8))))
                .isEqualTo("6648bd00921e0023938219cd74b559e8f5c86b42ff45fc9969e7feb02f613066");
        assertThat(InstanceClient.message(1, "key-1", 2, "hello".getBytes(UTF_8)))
                .isEqualTo(BODY);
    }
}
