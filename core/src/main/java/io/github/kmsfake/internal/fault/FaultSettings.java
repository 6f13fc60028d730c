package io.github.kmsfake.internal.fault;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.fault.Effect.Delivery;
import io.github.kmsfake.internal.fault.Effect.Reply;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings of a fault: names and values, as they come from Java, from an annotation or as JSON. Whatever is wrong
 * is said in one sentence, as an {@link IllegalArgumentException}.
 */
public final class FaultSettings {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Set<String> NAMES = new TreeSet<>(Set.of(
            "operation",
            "caller",
            "resource",
            "nth",
            "times",
            "probability",
            "seed",
            "perSecond",
            "error",
            "message",
            "status",
            "body",
            "contentType",
            "delay",
            "maxDelay",
            "delivery",
            "slowBody"));

    private final Map<String, Object> settings;
    private final Predicate<String> knowsOperation;
    private final Function<String, String> suggestion;

    private FaultSettings(
            Map<String, Object> settings, Predicate<String> knowsOperation, Function<String, String> suggestion) {
        this.settings = settings;
        this.knowsOperation = knowsOperation;
        this.suggestion = suggestion;
    }

    /**
     * Reads one.
     *
     * @param knowsOperation whether an operation of that name exists
     * @param suggestion what to add to the sentence about one that does not
     */
    public static FaultRule read(
            Map<String, Object> settings, Predicate<String> knowsOperation, Function<String, String> suggestion) {
        for (String name : settings.keySet()) {
            require(NAMES.contains(name), "A fault has no \"" + name + "\"; it has " + NAMES);
        }
        return new FaultSettings(new LinkedHashMap<>(settings), knowsOperation, suggestion).rule();
    }

    private FaultRule rule() {
        Optional<String> operation = text("operation");
        operation.ifPresent(name -> require(
                knowsOperation.test(name),
                "A fault's operation \"" + name + "\" does not exist" + suggestion.apply(name)));
        int perSecond = (int) number("perSecond", 1, 1_000_000, 0);
        double probability = probability();
        for (String other : List.of("times", "probability", "perSecond")) {
            require(
                    !settings.containsKey("nth") || !settings.containsKey(other),
                    "A fault strikes the nth call once, so it has no " + other + " besides");
        }
        require(
                !settings.containsKey("seed") || settings.containsKey("probability"),
                "A fault's seed needs a probability");
        boolean standing = perSecond > 0 || settings.containsKey("probability");
        return new FaultRule(
                operation,
                text("caller"),
                text("resource"),
                (int) number("nth", 1, Integer.MAX_VALUE, 0),
                (int) number("times", 0, Integer.MAX_VALUE, standing ? 0 : 1),
                probability,
                number("seed", Long.MIN_VALUE, Long.MAX_VALUE, 0),
                perSecond,
                effect(perSecond > 0),
                settings);
    }

    private Effect effect(boolean throttles) {
        Duration earliest = duration("delay");
        Duration latest = settings.containsKey("maxDelay") ? duration("maxDelay") : earliest;
        require(
                latest.compareTo(earliest) >= 0,
                "A fault's maxDelay is " + latest + ", less than its delay " + earliest);
        @Nullable Reply reply = reply();
        Delivery delivery = delivery();
        Duration slowness = duration("slowBody");
        boolean strikesTheAnswer =
                reply != null || !latest.isZero() || delivery != Delivery.INTACT || !slowness.isZero();
        @Nullable KmsException error = error(throttles && !strikesTheAnswer);
        require(error == null || reply == null, "A fault has an error or a status, not both");
        require(
                error != null || strikesTheAnswer,
                "A fault does nothing: it needs an error, a status, a delay, a delivery or a slowBody");
        return new Effect(error, reply, earliest, latest, delivery, slowness);
    }

    private @Nullable KmsException error(boolean throttles) {
        Optional<String> code = text("error");
        String message = text("message").orElse("");
        if (code.isEmpty()) {
            require(message.isEmpty() || throttles, "A fault's message needs an error");
            return throttles ? ErrorCode.QPS_LIMIT_EXCEEDED.staged(message) : null;
        }
        return ErrorCode.find(code.get())
                .orElseThrow(() -> new IllegalArgumentException(
                        "A fault's error \"" + code.get() + "\" is none of " + ErrorCode.codes()))
                .staged(message);
    }

    private @Nullable Reply reply() {
        if (!settings.containsKey("status")) {
            require(!settings.containsKey("body"), "A fault's body needs a status");
            require(!settings.containsKey("contentType"), "A fault's contentType needs a status");
            return null;
        }
        Object body = settings.getOrDefault("body", "");
        require(body instanceof String, "A fault's body is a string, not " + body);
        return new Reply(
                (int) number("status", 200, 599, 200),
                (String) body,
                text("contentType").orElse("text/plain;charset=utf-8"));
    }

    private Delivery delivery() {
        Optional<String> name = text("delivery");
        try {
            return name.map(text -> Delivery.valueOf(text.toUpperCase(Locale.ROOT)))
                    .orElse(Delivery.INTACT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A fault's delivery is drop, truncate or malform, not \"" + name.orElse("") + "\"", e);
        }
    }

    private double probability() {
        Object value = settings.getOrDefault("probability", 1);
        require(
                value instanceof Number number && number.doubleValue() > 0 && number.doubleValue() <= 1,
                "A fault's probability is more than 0 and at most 1, not " + value);
        return ((Number) value).doubleValue();
    }

    private long number(String name, long least, long most, long otherwise) {
        if (!settings.containsKey(name)) {
            return otherwise;
        }
        Object value = settings.get(name);
        require(
                (value instanceof Integer || value instanceof Long)
                        && ((Number) value).longValue() >= least
                        && ((Number) value).longValue() <= most,
                "A fault's " + name + " is an integer from " + least + " to " + most + ", not " + value);
        return ((Number) value).longValue();
    }

    private Duration duration(String name) {
        if (!settings.containsKey(name)) {
            return Duration.ZERO;
        }
        Object value = settings.get(name);
        try {
            Duration read = value instanceof Duration duration ? duration : Duration.parse(String.valueOf(value));
            require(
                    !read.isNegative() && read.compareTo(LONGEST) <= 0,
                    "A fault's " + name + " is at most " + LONGEST + " and not negative, not " + read);
            return read;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "A fault's " + name + " is an ISO 8601 duration such as PT0.2S, not \"" + value + "\"", e);
        }
    }

    private Optional<String> text(String name) {
        if (!settings.containsKey(name)) {
            return Optional.empty();
        }
        Object value = settings.get(name);
        require(
                value instanceof String text && !text.isEmpty(),
                "A fault's " + name + " is a string that is not empty, not " + value);
        return Optional.of((String) value);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
