package io.github.kmsfake.internal.operation.crypto;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncryptTest extends OperationTest {
    private String id = "";
    private String going = "";
    private String pair = "";

    EncryptTest() {
        super("Encrypt");
    }

    @Test
    void putsTheVersionBeforeAVectorAndTheCiphertextWithItsTag() {
        String id = Given.namedKey(kms);

        Reply reply = answer("KeyId", "alias/name", "Plaintext", "not Base64!");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(reply.text("KeyId")).isEqualTo(id);
        String version = reply.text("KeyVersionId");
        assertThat(version).isEqualTo(Given.version(kms, id));
        byte[] blob = Base64.getDecoder().decode(reply.text("CiphertextBlob"));
        assertThat(blob).hasSize(36 + 12 + "not Base64!".length() + 16);
        assertThat(new String(blob, 0, 36, StandardCharsets.US_ASCII)).isEqualTo(version);
        assertThat(decrypted(reply)).isEqualTo("not Base64!");
        assertThat(answer("KeyId", id, "Plaintext", "not Base64!").text("CiphertextBlob"))
                .isNotEqualTo(reply.text("CiphertextBlob"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aliyun_AES_256", "Aliyun_SM4", "Aliyun_AES_128", "Aliyun_AES_192"})
    void encryptsWithEachSymmetricSpec(String spec) {
        String id = Given.key(kms, "KeySpec", spec, "DKMSInstanceId", TestServer.READY);

        assertThat(decrypted(answer("KeyId", id, "Plaintext", "ä text"))).isEqualTo("ä text");
    }

    @Test
    void takesSixKibibytesAsBase64OrAsTheyAre() {
        String id = Given.key(kms);
        String base64 = Base64.getEncoder().encodeToString(new byte[6144]);

        assertThat(decrypted(answer("KeyId", id, "Plaintext", base64))).isEqualTo(base64);
        assertThat(decrypted(answer("KeyId", id, "Plaintext", "-".repeat(6144))))
                .hasSize(6144);
    }

    private String decrypted(Reply encrypted) {
        return kms.ok("Decrypt", "CiphertextBlob", encrypted.text("CiphertextBlob"))
                .text("Plaintext");
    }

    private Refusal context(String why, String context) {
        return invalid(why, "EncryptionContext", "KeyId=" + id, "Plaintext=text", "EncryptionContext=" + context);
    }

    @Override
    protected void prepare() {
        id = Given.key(kms);
        going = Given.goingKey(kms);
        pair = Given.key(kms, "KeySpec", "EC_SM2", "KeyUsage", "ENCRYPT/DECRYPT");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "Plaintext=text"),
                missing("Plaintext", "KeyId=" + id),
                invalid("6145 bytes", "Plaintext", "KeyId=" + id, "Plaintext=" + "-".repeat(6145)),
                invalid(
                        "6147 bytes as Base64",
                        "Plaintext",
                        "KeyId=" + id,
                        "Plaintext=" + Base64.getEncoder().encodeToString(new byte[6147])),
                context("a context that is an array", "[\"a\"]"),
                context("a context with a number", "{\"a\":1}"),
                context("a context with an array", "{\"a\":[]}"),
                context("a context with a null", "{\"a\":null}"),
                context("a context with a key twice", "{\"a\":\"1\",\"a\":\"2\"}"),
                context("a context that is no JSON", "a=1"),
                context("a context of 8193 characters", "{\"a\":\"" + "b".repeat(8185) + "\"}"),
                invalid("no switch", "DryRun", "KeyId=" + id, "Plaintext=text", "DryRun=maybe"),
                refused("a rehearsal", ErrorCode.DRY_RUN, "KeyId=" + id, "Plaintext=text", "DryRun=true"),
                refused("a rehearsal by Python", ErrorCode.DRY_RUN, "KeyId=" + id, "Plaintext=text", "DryRun=True"),
                refused("a rehearsal of nothing", ErrorCode.DRY_RUN_INVALID, "KeyId=" + id, "DryRun=true"),
                refused(
                        "a rehearsal with a wrong context",
                        ErrorCode.DRY_RUN_INVALID,
                        "KeyId=" + id,
                        "Plaintext=text",
                        "EncryptionContext=[]",
                        "DryRun=true"),
                refused(
                        "a rehearsal with an unknown key",
                        ErrorCode.KEY_NOT_FOUND,
                        "KeyId=nobody",
                        "Plaintext=text",
                        "DryRun=true"),
                refused(
                        "a rehearsal with a key that is to go",
                        ErrorCode.KEY_PENDING_DELETION,
                        "KeyId=" + going,
                        "Plaintext=text",
                        "DryRun=true"),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody", "Plaintext=text"),
                refused("an unknown alias", ErrorCode.ALIAS_NOT_FOUND, "KeyId=alias/nobody", "Plaintext=text"),
                refused("a pair", ErrorCode.ACTION_NOT_SUPPORTED, "KeyId=" + pair, "Plaintext=text"));
    }
}
