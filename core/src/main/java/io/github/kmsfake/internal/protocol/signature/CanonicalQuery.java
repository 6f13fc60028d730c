package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.schema.FormSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Parameters in the one order and spelling that both sides of a signature can agree on. */
final class CanonicalQuery {
    private CanonicalQuery() {}

    /** The parameters that match, sorted by name. */
    static String of(FormSource form, Predicate<Map.Entry<String, String>> wanted) {
        TreeMap<String, String> sorted = new TreeMap<>();
        for (Map.Entry<String, String> parameter : form.entries()) {
            if (wanted.test(parameter)) {
                sorted.put(parameter.getKey(), parameter.getValue());
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
