package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.internal.text.ClientText;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call as they are kept: written out when somebody looks, unless they are so large that keeping the
 * request would cost more. Secret values are masked, long ones cut; of both a print is kept, by which they can be recognized.
 */
public final class CallParameters {
    public static final CallParameters NONE = new CallParameters(() -> new Kept(Map.of(), Map.of()));

    /** Requests that are larger than this are not kept. */
    private static final int LARGEST_KEPT = 4096;

    private static final int MOST_KEPT = 200;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;
    private static final String MASK = "***";

    /** What makes a name one of a secret. */
    private static final Set<String> SECRET = Set.of("plaintext", "secretdata", "password", "privatekey", "credential");

    /** What makes it one that only says something of a secret, such as {@code SecretDataType} and {@code PasswordLength}. */
    private static final Set<String> ABOUT = Set.of("type", "length");

    private static final String MESSAGE = "message";

    /** What two values have in common that are the same, and no two others in any test. */
    private record Print(int length, int hash) {
        static Print of(String value) {
            return new Print(value.length(), value.hashCode());
        }
    }

    private record Kept(Map<String, String> shown, Map<String, Print> prints) {}

    private final Supplier<Kept> kept;

    private CallParameters(Supplier<Kept> kept) {
        this.kept = kept;
    }

    /**
     * The parameters of a request.
     *
     * @param size how many bytes the request has
     * @param values its parameters by name
     * @param masked whether secret values are hidden
     * @param foreign tells a parameter that the operation does not have: nobody knows what is in it, so it counts as secret
     */
    public static CallParameters of(
            int size, Supplier<Map<String, String>> values, boolean masked, Predicate<String> foreign) {
        Predicate<String> hidden = name -> masked && (isSecret(name) || foreign.test(name));
        if (size <= LARGEST_KEPT) {
            return new CallParameters(() -> keep(values.get(), hidden));
        }
        Kept now = keep(values.get(), hidden);
        return new CallParameters(() -> now);
    }

    /** The values by name, in the order of the request. */
    public Map<String, String> values() {
        return kept.get().shown();
    }

    /** Whether a parameter was sent with that value; one that was not sent is empty. */
    public boolean has(String name, String value) {
        Kept all = kept.get();
        @Nullable Print print = all.prints().get(name);
        return print != null
                ? print.equals(Print.of(value))
                : all.shown().getOrDefault(name, "").equals(value);
    }

    private static Kept keep(Map<String, String> values, Predicate<String> hidden) {
        Map<String, String> shown = new LinkedHashMap<>();
        Map<String, Print> prints = new HashMap<>();
        for (Map.Entry<String, String> sent : values.entrySet()) {
            if (shown.size() == MOST_KEPT) {
                shown.put("…", "(" + values.size() + " parameters)");
                break;
            }
            String name = ClientText.beginning(sent.getKey(), LONGEST_NAME);
            String value = sent.getValue();
            boolean mask = hidden.test(sent.getKey());
            if (mask || value.length() > LONGEST_VALUE) {
                prints.put(name, Print.of(value));
            }
            shown.put(name, mask ? MASK : cut(value));
        }
        return new Kept(Collections.unmodifiableMap(shown), prints);
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals(MESSAGE)
                || (SECRET.stream().anyMatch(lower::contains) && ABOUT.stream().noneMatch(lower::endsWith));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : ClientText.beginning(value, LONGEST_VALUE) + " (" + value.length() + " characters)";
    }
}
