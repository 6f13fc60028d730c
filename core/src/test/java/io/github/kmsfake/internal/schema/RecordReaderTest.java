package io.github.kmsfake.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
    record Request(
            @Length(min = 2, max = 3) String name,
            @WireName("KMKind") String kind,
            @Nullable Boolean flag,
            @Nullable @EmptyAllowed String description,
            Paging paging) {}

    private static final RecordReader<Request> SHAPE = RecordReader.of(Request.class);

    @Test
    void isTheTableOfParametersThatTheRecordIs() {
        assertThat(Parameters.of(Request.class))
                .extracting(Field::wireName)
                .containsExactly("Name", "KMKind", "Flag", "Description", "PageNumber", "PageSize");
        assertThat(Parameters.of(Request.class).stream().filter(Field::required))
                .extracting(Field::wireName)
                .containsExactly("Name", "KMKind");
    }

    @Test
    void readsARecord() {
        Request request = SHAPE.read(FormSource.parse("Name=密🔑&KMKind=k&Flag=true&Description=&PageSize=7&Other=1"));

        assertThat(request.name()).isEqualTo("密🔑");
        assertThat(request.kind()).isEqualTo("k");
        assertThat(request.flag()).isTrue();
        assertThat(request.description()).isEmpty();
        assertThat(request.paging().page().number()).isEqualTo(1);
        assertThat(request.paging().page().size()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "True, true", "false, false", "False, false"})
    void readsBooleansAsEveryClientSpellsThem(String sent, boolean meant) {
        assertThat(SHAPE.read(FormSource.parse("Name=ab&KMKind=k&Flag=" + sent)).flag())
                .isEqualTo(meant);
    }

    @Test
    void takesEmptyValuesForAbsentUnlessTheyClear() {
        Request request = SHAPE.read(FormSource.parse("Name=ab&KMKind=k&Flag=&PageSize="));

        assertThat(request.flag()).isNull();
        assertThat(request.description()).isNull();
        assertThat(request.paging().page().size()).isEqualTo(20);
    }

    @Test
    void looksForWhatIsMissingBeforeItLooksAtWhatIsWrong() {
        assertRefused("Name=too+long&Flag=perhaps", ErrorCode.MISSING_PARAMETER, "KMKind");
        assertRefused("Name=too+long&KMKind=", ErrorCode.MISSING_PARAMETER, "KMKind");
        assertRefused("Name=too+long&KMKind=k", ErrorCode.INVALID_PARAMETER, "Name");
    }

    @ParameterizedTest
    @CsvSource({"Name, a", "Name, abcd", "Flag, TRUE", "Flag, yes", "Flag, 1", "PageSize, 0", "PageNumber, -1"})
    void refusesWhatTheAnnotationsForbid(String parameter, String value) {
        String rest = parameter.equals("Name") ? "KMKind=k" : "Name=ab&KMKind=k";

        assertRefused(rest + "&" + parameter + "=" + value, ErrorCode.INVALID_PARAMETER, parameter);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1.5", "%2B1", "+1", "-", "1-", "%EF%BC%91", "99999999999", "0x1"})
    void takesDecimalDigitsForNumbersOnly(String number) {
        assertRefused("Name=ab&KMKind=k&PageNumber=" + number, ErrorCode.INVALID_PARAMETER, "PageNumber");
    }

    private static void assertRefused(String form, ErrorCode code, String parameter) {
        assertThatThrownBy(() -> SHAPE.read(FormSource.parse(form)))
                .isInstanceOfSatisfying(KmsException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.text())
                            .isEqualTo(code.because("why", parameter).text());
                });
    }
}
