package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.text.SecretNames;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Parameters in the one order and spelling that both sides of a signature can agree on. */
final class CanonicalQuery {
    private CanonicalQuery() {}

    /** What is shown of a parameter's value. */
    static String shown(Map.Entry<String, String> parameter) {
        return SecretNames.isSecret(parameter.getKey()) ? "***" : parameter.getValue();
    }

    /** The parameters that match, sorted by name. */
    static String of(FormSource form, Predicate<Map.Entry<String, String>> wanted) {
        return of(form, wanted, Map.Entry::getValue);
    }

    /** The same with other values than were sent, such as encoded ones. */
    static String of(
            FormSource form,
            Predicate<Map.Entry<String, String>> wanted,
            Function<Map.Entry<String, String>, String> values) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (Map.Entry<String, String> parameter : form.entries()) {
            if (wanted.test(parameter)) {
                sorted.put(parameter.getKey(), values.apply(parameter));
            }
        }
        StringBuilder query = new StringBuilder();
        sorted.forEach((name, value) -> {
            if (query.length() > 0) {
                query.append('&');
            }
            query.append(PercentEncoding.encode(name)).append('=').append(PercentEncoding.encode(value));
        });
        return query.toString();
    }
}
