package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.text.ServerLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of parameters that an operation does not have. */
class UnknownParametersTest {
    private static final Pattern SUGGESTED =
            Pattern.compile(".* has no parameter (.*), it is ignored; did you mean (.*)\\?");

    private final UnknownParameters parameters = new UnknownParameters(new ServerLog());

    static List<String> operations() {
        return List.copyOf(new TreeSet<>(Catalog.RPC.names()));
    }

    private static RecordReader<?> shape(String action) {
        return RecordReader.of(Objects.requireNonNull(Catalog.RPC.find(action)).requestType());
    }

    private List<String> notice(String action, String name) {
        return parameters.notice(action, FormSource.parse(TestServer.form(name, "x")), shape(action));
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateSecret, ExtendedConfig.CustomDat.k, ExtendedConfig.CustomData.k",
        "UpdateSecret, ExtendConfig.CustomData.a.b, ExtendedConfig.CustomData.a.b",
        "UpdateSecret, extendedconfig.customdata.k, ExtendedConfig.CustomData.k",
        "UpdateSecret, ExtendedConfg, ExtendedConfig",
        "TagResources, Tag.3.Kye, Tag.3.Key",
        "TagResources, Tags.2.Value, Tag.2.Value",
        "TagResources, Tag.Key, Tag.1.Key",
        "TagResources, ResourceId, ResourceId.1",
        "TagResources, ResorceId.7, ResourceId.7",
        "UntagResources, TagKey1, TagKey.1",
        "ListTagResources, Tag.1, Tag.1.Key",
        "ListSecrets, Filter, Filters",
        "ListPolicies, PageSiz, PageSize",
        "ListSecrets, Filters.1.Key, Filters",
        "Encrypt, EncryptionContext.team, EncryptionContext",
    })
    void suggestsAWholeName(String action, String sent, String meant) {
        assertThat(notice(action, sent))
                .containsExactly(action + " has no parameter " + sent + ", it is ignored; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"UpdateSecret, ExtendedConfig.Foo", "TagResources, Tag.1.Elephant"})
    void suggestsNothingForWhatComesNowhereNear(String action, String sent) {
        assertThat(notice(action, sent)).containsExactly(action + " has no parameter " + sent + ", it is ignored");
    }

    @ParameterizedTest
    @CsvSource({
        "UpdateSecret, ExtendedConfig",
        "UpdateSecret, ExtendedConfig.CustomData",
        "UpdateSecret, ExtendedConfig.CustomData.k",
        "TagResources, Tag.20.Value",
    })
    void saysNothingOfWhatTheOperationTakes(String action, String sent) {
        assertThat(notice(action, sent)).isEmpty();
    }

    /** Every name of every operation, plain or nested, with each of its segments mistyped in several ways. */
    @ParameterizedTest
    @MethodSource("operations")
    void suggestsOnlyWhatTheOperationTakes(String action) {
        RecordReader<?> shape = shape(action);
        List<String> names = new ArrayList<>(shape.names("A.2.k"));
        names.addAll(shape.names("A.B.key"));
        for (String name : names) {
            assertThat(shape.knows(name)).as(name).isTrue();
            assertThat(notice(action, name)).as(name).isEmpty();
            for (String mistyped : mistyped(name)) {
                for (String sentence : notice(action, mistyped)) {
                    Matcher suggested = SUGGESTED.matcher(sentence);
                    if (suggested.matches()) {
                        assertThat(shape.knows(suggested.group(2))).as(sentence).isTrue();
                        assertThat(suggested.group(2)).as(sentence).isNotEqualTo(mistyped);
                    }
                }
            }
            String swapped = swapped(name);
            if (!shape.knows(swapped) && name.length() > 6) {
                assertThat(notice(action, swapped))
                        .as(swapped)
                        .singleElement()
                        .asString()
                        .contains("did you mean");
            }
        }
    }

    private static List<String> mistyped(String name) {
        List<String> mistyped = new ArrayList<>(
                List.of(swapped(name), name.toLowerCase(Locale.ROOT), name + "s", name + ".x", "X" + name));
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            mistyped.addAll(List.of(
                    name.substring(0, dot), name.substring(0, name.indexOf('.')), name.replace(".", ""), name + "."));
        }
        return mistyped;
    }

    /** With the second and third letter of its first segment exchanged. */
    private static String swapped(String name) {
        return name.length() < 3 ? name : name.charAt(0) + "" + name.charAt(2) + name.charAt(1) + name.substring(3);
    }

    @Test
    void showsNamesInALineOfTheirOwn() {
        assertThat(notice("ListKeys", "a\n\u001B[2J\u202Eb"))
                .containsExactly("ListKeys has no parameter a\\u000a\\u001b[2J\\u202eb, it is ignored");
    }
}
