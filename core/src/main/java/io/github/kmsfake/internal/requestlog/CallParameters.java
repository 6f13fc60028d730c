package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.SecretNames;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call as they are kept: written out when a test looks, unless they are so large that keeping the
 * request would cost more. Secret values are masked, long ones cut; of both a print is kept, by which they can be recognized.
 * As a map it shows them by name, in the order of the request, and cannot be changed.
 */
public final class CallParameters extends AbstractMap<String, String> {
    public static final CallParameters NONE = new CallParameters(new Kept(Map.of(), Map.of()));

    /** Requests that are larger than this are not kept. */
    private static final int LARGEST_KEPT = 4096;

    private static final int MOST_KEPT = 200;

    /** So many characters of one call in all: a thousand calls must not fill the memory. */
    private static final int LONGEST_KEPT = 32 * 1024;

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;
    private static final String MASK = "***";

    /** What two values have in common that are the same, and no two others in any test. */
    private record Print(int length, int hash) {
        static Print of(String value) {
            return new Print(value.length(), value.hashCode());
        }
    }

    private record Kept(Map<String, String> shown, Map<String, Print> prints) {}

    /** What writes them out; forgotten once it has, with what it refers to of the request. */
    private @Nullable Supplier<Kept> writer;

    private @Nullable Kept written;

    private CallParameters(Supplier<Kept> writer) {
        this.writer = writer;
    }

    private CallParameters(Kept written) {
        this.written = written;
    }

    /**
     * The parameters of a request.
     *
     * @param size how many bytes the request has
     * @param values its parameters by name
     * @param masked whether secret values are hidden
     * @param foreign tells a parameter that the operation does not have: what is in it is not known, so it counts as secret
     */
    public static CallParameters of(
            int size, Supplier<Map<String, String>> values, boolean masked, Predicate<String> foreign) {
        Predicate<String> hidden = name -> masked && (SecretNames.isSecret(name) || foreign.test(name));
        if (size <= LARGEST_KEPT) {
            return new CallParameters(() -> keep(values.get(), hidden));
        }
        return new CallParameters(keep(values.get(), hidden));
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return kept().shown().entrySet();
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        return kept().shown().get(name);
    }

    /** Whether a parameter was sent with that value, also if it is not shown; one that was not sent is empty. */
    public static boolean has(Map<String, String> parameters, String name, String value) {
        @Nullable
        Print print =
                parameters instanceof CallParameters own ? own.kept().prints().get(name) : null;
        return print != null
                ? print.equals(Print.of(value))
                : parameters.getOrDefault(name, "").equals(value);
    }

    private synchronized Kept kept() {
        if (writer != null) {
            written = writer.get();
            writer = null;
        }
        return Objects.requireNonNull(written);
    }

    private static Kept keep(Map<String, String> values, Predicate<String> hidden) {
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, Print> prints = new HashMap<>();
        int length = 0;
        for (Map.Entry<String, String> sent : values.entrySet()) {
            if (shown.size() == MOST_KEPT || length > LONGEST_KEPT) {
                shown.put("…", "(" + values.size() + " parameters)");
                break;
            }
            String name = ClientText.beginning(sent.getKey(), LONGEST_NAME);
            String value = sent.getValue();
            boolean mask = hidden.test(sent.getKey());
            if (mask || value.length() > LONGEST_VALUE) {
                prints.put(name, Print.of(value));
            }
            String kept = mask ? MASK : cut(value);
            length += name.length() + kept.length();
            shown.put(name, kept);
        }
        return new Kept(Collections.unmodifiableMap(shown), prints);
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : ClientText.beginning(value, LONGEST_VALUE) + " (" + value.length() + " characters)";
    }
}
