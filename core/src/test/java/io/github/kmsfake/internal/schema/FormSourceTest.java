package io.github.kmsfake.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormSourceTest {
    @Test
    void decodesNamesAndValues() {
        FormSource form = FormSource.parse("a=1&b=x+y%20z&c=%E5%AF%86%F0%9F%94%91&d=&e&f=1=2&%67=%2B%26%3D");

        assertThat(form.get("a")).isEqualTo("1");
        assertThat(form.get("b")).isEqualTo("x y z");
        assertThat(form.get("c")).isEqualTo("密🔑");
        assertThat(form.get("d")).isEmpty();
        assertThat(form.get("e")).isEmpty();
        assertThat(form.get("f")).isEqualTo("1=2");
        assertThat(form.get("g")).isEqualTo("+&=");
        assertThat(form.get("h")).isNull();
    }

    @Test
    void passesOverWhatIsEmpty() {
        assertThat(FormSource.parse("").entries()).isEmpty();
        assertThat(FormSource.parse("&&a=1&").entries()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=1", "a=%E5%AF", "a=%FF", "a=%C0%80", "a=%ED%A0%80"})
    void refusesWhatIsMalformed(String encoded) {
        assertRefused(() -> FormSource.parse(encoded), ErrorCode.PARAMETERS_NOT_READABLE);
    }

    @Test
    void refusesNamesThatComeTwice() {
        assertRefused(() -> FormSource.parse("a=1&a=1").requireUnambiguous(), ErrorCode.INVALID_PARAMETER);
        assertRefused(
                () -> FormSource.parse("a=1").and(FormSource.parse("a=2")).requireUnambiguous(),
                ErrorCode.INVALID_PARAMETER);
        assertRefused(
                () -> FormSource.parse("a=1&a=1").and(FormSource.parse("b=2")).requireUnambiguous(),
                ErrorCode.INVALID_PARAMETER);
        assertRefused(
                () -> FormSource.parse("b=1").and(FormSource.parse("a=1&a=1")).requireUnambiguous(),
                ErrorCode.INVALID_PARAMETER);
        FormSource.parse("a=1&A=1").and(FormSource.parse("b=2")).requireUnambiguous();
    }

    @Test
    void refusesMoreParametersThanAnyCallHas() {
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < 1001; i++) {
            encoded.append("p").append(i).append("=1&");
        }

        assertRefused(() -> FormSource.parse(encoded.toString()), ErrorCode.PARAMETERS_NOT_READABLE);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KmsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
