package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.SecretNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Parameters in the one order and spelling that both sides of a signature can agree on. */
final class CanonicalQuery {
    static final String MASK = "***";

    private static final int MOST_WAYS = 20;

    /** How names and values are written, and what stands between them. */
    private record Spelling(String equals, String and, UnaryOperator<String> encoding) {
        /** As in a URL. */
        static final Spelling ENCODED = new Spelling("=", "&", PercentEncoding::encode);

        /** As in a URL that is a value itself. */
        static final Spelling ENCODED_TWICE = new Spelling("%3D", "%26", PercentEncoding::encodeTwice);
    }

    private CanonicalQuery() {}

    /** What is shown of values: not those of secrets. */
    static Function<Map.Entry<String, String>, String> shown(Function<Map.Entry<String, String>, String> values) {
        return parameter -> SecretNames.isSecret(parameter.getKey()) || SecretNames.isCredential(parameter.getKey())
                ? MASK
                : values.apply(parameter);
    }

    /** What a client does to values if it encodes all of them, or one, before it signs and encodes: by what that is called. */
    static Map<String, Function<Map.Entry<String, String>, String>> encodedTwice(FormSource form) {
        Map<String, Function<Map.Entry<String, String>, String>> ways = new LinkedHashMap<>();
        ways.put("its values were percent-encoded twice", parameter -> PercentEncoding.encode(parameter.getValue()));
        for (Map.Entry<String, String> sent : form.entries()) {
            String encoded = PercentEncoding.encode(sent.getValue());
            if (!encoded.equals(sent.getValue()) && ways.size() < MOST_WAYS) {
                ways.put(
                        "the value of " + ClientText.shown(sent.getKey()) + " was percent-encoded twice",
                        parameter -> parameter.getKey().equals(sent.getKey()) ? encoded : parameter.getValue());
            }
        }
        return ways;
    }

    /** The parameters that match, sorted by name, with these values: those that were sent, or others. */
    static String of(
            FormSource form,
            Predicate<Map.Entry<String, String>> wanted,
            Function<Map.Entry<String, String>, String> values) {
        return of(form, wanted, values, Spelling.ENCODED);
    }

    /** The percent-encoding of the same. */
    static String encoded(
            FormSource form,
            Predicate<Map.Entry<String, String>> wanted,
            Function<Map.Entry<String, String>, String> values) {
        return of(form, wanted, values, Spelling.ENCODED_TWICE);
    }

    private static String of(
            FormSource form,
            Predicate<Map.Entry<String, String>> wanted,
            Function<Map.Entry<String, String>, String> values,
            Spelling spelling) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (Map.Entry<String, String> parameter : form.entries()) {
            if (wanted.test(parameter)) {
                sorted.put(parameter.getKey(), values.apply(parameter));
            }
        }
        StringBuilder query = new StringBuilder(512);
        sorted.forEach((name, value) -> {
            if (query.length() > 0) {
                query.append(spelling.and);
            }
            query.append(spelling.encoding.apply(name)).append(spelling.equals).append(spelling.encoding.apply(value));
        });
        return query.toString();
    }
}
