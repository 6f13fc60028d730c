package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecryptTest extends OperationTest {
    DecryptTest() {
        super("Decrypt");
    }

    @Test
    void findsTheVersionAfterRotationsAndMovesOfAliases() {
        String id = Given.namedKey(kms);
        String version = Given.version(kms, id);
        String blob = encrypt(kms, "alias/name");
        kms.ok("CreateKeyVersion", "KeyId", id);
        kms.ok("UpdateRotationPolicy", "KeyId", id, "EnableAutomaticRotation", "true", "RotationInterval", "7d");
        kms.clock().advance(Duration.ofDays(30));
        kms.ok("UpdateAlias", "AliasName", "alias/name", "KeyId", Given.key(kms));

        Reply reply = answer("CiphertextBlob", blob);

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "Plaintext");
        assertThat(reply.text("KeyId")).isEqualTo(id);
        assertThat(reply.text("KeyVersionId")).isEqualTo(version);
        assertThat(reply.text("Plaintext")).isEqualTo("text");
        assertThat(kms.ok("ListKeyVersions", "KeyId", id).text("TotalCount")).isEqualTo("6");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"1\",\"b\":\"ü\"}",
                "{ \"b\" : \"\\u00fc\", \"a\" : \"1\" }",
                "{\"\\u0061\":\"1\",\"b\":\"ü\"}"
            })
    void takesAnEqualContextInAnySpelling(String context) {
        String blob = kms.ok(
                        "Encrypt",
                        "KeyId",
                        Given.key(kms),
                        "Plaintext",
                        "text",
                        "EncryptionContext",
                        "{\"a\":\"1\",\"b\":\"ü\"}")
                .text("CiphertextBlob");

        assertThat(answer("CiphertextBlob", blob, "EncryptionContext", context).text("Plaintext"))
                .isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null", "", " { } "})
    void takesAnEmptyContextForNone(String context) {
        String blob = encrypt(kms, Given.key(kms));

        assertThat(answer("CiphertextBlob", blob, "EncryptionContext", context).text("Plaintext"))
                .isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aliyun_AES_256", "Aliyun_SM4"})
    void refusesWhateverIsDamaged(String spec) {
        String text = encrypt(kms, Given.key(kms, "KeySpec", spec));
        byte[] blob = Base64.getDecoder().decode(text);

        for (int i = 0; i < blob.length; i++) {
            byte[] flipped = blob.clone();
            flipped[i] ^= 1;
            assertRefused(
                    Base64.getEncoder().encodeToString(flipped), i < 36 ? "Forbidden.KeyNotFound" : "InvalidParameter");
            String cut = Base64.getEncoder().encodeToString(Arrays.copyOf(blob, i));
            assertRefused(cut, i == 0 ? "MissingParameter" : "InvalidParameter");
        }
        assertRefused(text + "AAAA", "InvalidParameter");
    }

    private void assertRefused(String blob, String code) {
        Reply reply = kms.call("Decrypt", "CiphertextBlob", blob);
        assertThat(reply.text("Code")).as(blob).isEqualTo(code);
        assertThat(reply.status()).isBetween(400, 404);
    }

    private static String encrypt(TestServer kms, String keyId, String... more) {
        return kms.ok(
                        "Encrypt",
                        Stream.concat(Stream.of("KeyId", keyId, "Plaintext", "text"), Stream.of(more))
                                .toArray(String[]::new))
                .text("CiphertextBlob");
    }
}
