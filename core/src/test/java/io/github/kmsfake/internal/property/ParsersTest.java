package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.CiphertextBlob;
import io.github.kmsfake.internal.model.EncryptionContext;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Rotation;
import io.github.kmsfake.internal.model.Tags;
import java.util.Base64;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever text comes, parsers take it or refuse it in the one way that their callers know. */
class ParsersTest {
    private static final int TRIES = 500;

    @Property(tries = TRIES)
    void rotationsTakeOrRefuse(@ForAll @From("intervals") String text) {
        takesOrRefuses(text, interval -> Rotation.of(true, interval, Rotation.Of.KEY), KmsException.class);
    }

    @Property(tries = TRIES)
    void rotationsShowInSecondsWhatTheyTook(@ForAll @From("intervals") String text) {
        try {
            Rotation taken = Rotation.of(true, text, Rotation.Of.KEY).orElseThrow();
            assertThat(Rotation.of(true, taken.intervalText(), Rotation.Of.KEY)).contains(taken);
        } catch (KmsException e) {
            assertThat(e.code().httpStatus()).isEqualTo(400);
        }
    }

    @Property(tries = TRIES)
    void keyPoliciesTakeOrRefuse(@ForAll @From("documents") String text) {
        takesOrRefuses(text, ResourcePolicy::parse, IllegalArgumentException.class);
    }

    @Property(tries = TRIES)
    void tagsTakeOrRefuse(@ForAll @From("documents") String text) {
        takesOrRefuses(text, Tags::parse, IllegalArgumentException.class);
    }

    @Property(tries = TRIES)
    void contextsTakeOrRefuse(@ForAll @From("documents") String text) {
        takesOrRefuses(text, EncryptionContext::parse, IllegalArgumentException.class);
    }

    @Property(tries = TRIES)
    void ciphertextsTakeOrRefuse(@ForAll @From("blobs") String text) {
        takesOrRefuses(text, CiphertextBlob::parse, IllegalArgumentException.class);
    }

    private static void takesOrRefuses(
            String text, Consumer<String> parser, Class<? extends RuntimeException> refusal) {
        try {
            parser.accept(text);
        } catch (RuntimeException e) {
            assertThat(e).isExactlyInstanceOf(refusal);
        }
    }

    @Provide
    Arbitrary<String> intervals() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("0123456789dhms").ofMaxLength(12),
                Arbitraries.longs()
                        .between(-1, 1_000_000_000_000L)
                        .flatMap(number -> Arbitraries.of("d", "h", "m", "s").map(unit -> number + unit)));
    }

    /** Any text, text in the letters of JSON, and documents of the right words in any order. */
    @Provide
    Arbitrary<String> documents() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings()
                        .withChars("{}[]\":,\\ux0123eE+-. ntrufals")
                        .ofMaxLength(40),
                Arbitraries.lazy(() -> values(3)));
    }

    private Arbitrary<String> values(int depth) {
        Arbitrary<String> plain = Arbitraries.oneOf(
                words(), Arbitraries.of("1", "-0.5e3", "1e999999999", "true", "null", "\"\\ud800\"", "{}", "[]"));
        if (depth == 0) {
            return plain;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> values(depth - 1));
        return Arbitraries.oneOf(
                plain,
                inner.list().ofMaxSize(4).map(list -> "[" + String.join(",", list) + "]"),
                words().flatMap(key -> inner.map(value -> key + ":" + value))
                        .list()
                        .ofMaxSize(6)
                        .map(fields -> "{" + String.join(",", fields) + "}"));
    }

    private Arbitrary<String> words() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                                "Version",
                                "1",
                                "Statement",
                                "Sid",
                                "Effect",
                                "Allow",
                                "Principal",
                                "RAM",
                                "acs:ram::1:*",
                                "Action",
                                "kms:*",
                                "Resource",
                                "*",
                                "Condition",
                                "TagKey",
                                "TagValue")
                        .map(word -> "\"" + word + "\""),
                Arbitraries.strings().alpha().map(word -> "\"" + word + "\""));
    }

    @Provide
    Arbitrary<String> blobs() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars("ABCabc019+/=").ofMaxLength(80),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(80)
                        .map(bytes -> Base64.getEncoder().encodeToString(bytes)));
    }
}
