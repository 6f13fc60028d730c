package io.github.kmsfake.internal.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    @ParameterizedTest
    @EnumSource
    void hasTheStatusOfAnError(ErrorCode code) {
        assertThat(code.httpStatus()).isBetween(400, 599);
    }

    @Test
    void fillsInWhatAnOccurrenceAdds() {
        assertThat(ErrorCode.MISSING_PARAMETER.because("why", "Name").text())
                .isEqualTo("The parameter  Name  needed but no provided.");
        assertThat(ErrorCode.INVALID_PARAMETER.because("why", "Name").text())
                .isEqualTo("The specified parameter Name is not valid.");
    }

    @Test
    void keepsPercentSignsOfWhatAnOccurrenceAdds() {
        assertThat(ErrorCode.SIGNATURE_V1_DOES_NOT_MATCH
                        .because("why", "GET&%2F&a%3Db")
                        .text())
                .isEqualTo("Specified signature is not matched with our calculation."
                        + " server string to sign is:GET&%2F&a%3Db");
    }

    @ParameterizedTest
    @EnumSource
    void isTheOnlyPlaceThatSpellsItsCode(ErrorCode code) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> spellers = sources.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("ErrorCode.java"))
                    .filter(path -> withoutJavadoc(read(path)).contains('"' + code.code() + '"'))
                    .toList();

            assertThat(spellers).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isExplainedIfItIsOurChoice(ErrorCode code) throws IOException {
        if (code.source() == ErrorSource.CHOSEN) {
            assertThat(Files.readString(Path.of("../docs/fidelity.md"))).contains("`" + code.code() + "`");
        }
    }

    /** An example may spell a code. */
    private static String withoutJavadoc(String source) {
        return source.replaceAll("(?m)^ *\\*.*$", "");
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
