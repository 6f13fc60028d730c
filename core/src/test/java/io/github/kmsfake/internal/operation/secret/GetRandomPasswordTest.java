package io.github.kmsfake.internal.operation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import org.junit.jupiter.api.Test;

class GetRandomPasswordTest extends OperationTest {
    GetRandomPasswordTest() {
        super("GetRandomPassword");
    }

    @Test
    void has32CharactersOfEachKindUnlessTold() {
        Reply reply = answer();

        assertThat(reply.fields("")).containsExactly("RequestId", "RandomPassword");
        assertThat(reply.text("RandomPassword"))
                .hasSize(32)
                .matches(".*[a-z].*")
                .matches(".*[A-Z].*")
                .matches(".*[0-9].*")
                .matches(".*[!-/:-@\\[-`{-~].*")
                .doesNotContain("`");
    }

    @Test
    void leavesOutWhatIsToBeLeftOut() {
        assertThat(answer("PasswordLength", "128", "ExcludePunctuation", "true").text("RandomPassword"))
                .matches("[A-Za-z0-9]{128}");
        assertThat(answer(
                                "PasswordLength",
                                "8",
                                "ExcludeLowercase",
                                "True",
                                "ExcludeUppercase",
                                "true",
                                "ExcludePunctuation",
                                "true",
                                "ExcludeCharacters",
                                "0123456`")
                        .text("RandomPassword"))
                .matches("[789]{8}");
    }
}
