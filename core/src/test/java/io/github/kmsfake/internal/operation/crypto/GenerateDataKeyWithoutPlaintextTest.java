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
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateDataKeyWithoutPlaintextTest extends OperationTest {
    private String id = "";
    private String pair = "";

    GenerateDataKeyWithoutPlaintextTest() {
        super("GenerateDataKeyWithoutPlaintext");
    }

    @Test
    void makesAKeyThatDecryptOpensAgain() {
        String id = Given.namedKey(kms);

        Reply reply = answer("KeyId", "alias/name", "EncryptionContext", "{\"a\":\"1\"}");

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "CiphertextBlob");
        assertThat(reply.text("KeyId")).isEqualTo(id);
        assertThat(reply.text("KeyVersionId")).isEqualTo(Given.version(kms, id));
        assertThat(Base64.getDecoder().decode(reply.text("CiphertextBlob"))).hasSize(108);
        String plaintext = decrypted(reply, "EncryptionContext", "{\"a\":\"1\"}");
        assertThat(Base64.getDecoder().decode(plaintext)).hasSize(32);
    }

    @ParameterizedTest
    @CsvSource({"AES_256,,32", "AES_128,,16", ",1,1", ",1024,1024", ",0,32", "AES_128,0,16", "AES_256,24,24"})
    void isAsLongAsIsAskedFor(@Nullable String spec, @Nullable String bytes, int expected) {
        Reply reply = answer(
                "KeyId",
                Given.key(kms),
                "KeySpec",
                spec == null ? "" : spec,
                "NumberOfBytes",
                bytes == null ? "" : bytes);

        assertThat(Base64.getDecoder().decode(decrypted(reply))).hasSize(expected);
    }

    private String decrypted(Reply reply, String... more) {
        return kms.ok(
                        "Decrypt",
                        Stream.concat(Stream.of("CiphertextBlob", reply.text("CiphertextBlob")), Stream.of(more))
                                .toArray(String[]::new))
                .text("Plaintext");
    }

    @Override
    protected void prepare() {
        id = Given.key(kms);
        pair = Given.key(kms, "KeySpec", "EC_P256");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId"),
                invalid("1025 bytes", "NumberOfBytes", "KeyId=" + id, "NumberOfBytes=1025"),
                invalid("-1 bytes", "NumberOfBytes", "KeyId=" + id, "NumberOfBytes=-1"),
                invalid("an unknown spec", "KeySpec", "KeyId=" + id, "KeySpec=AES_192"),
                invalid("a spec in another case", "KeySpec", "KeyId=" + id, "KeySpec=aes_256"),
                invalid("a context that is none", "EncryptionContext", "KeyId=" + id, "EncryptionContext=[]"),
                refused("a rehearsal", ErrorCode.DRY_RUN, "KeyId=" + id, "DryRun=true"),
                refused("a pair", ErrorCode.ACTION_NOT_SUPPORTED, "KeyId=" + pair),
                refused("an unknown key", ErrorCode.KEY_NOT_FOUND, "KeyId=nobody"),
                refused("an unknown alias", ErrorCode.ALIAS_NOT_FOUND, "KeyId=alias/nobody"));
    }
}
