package io.github.kmsfake.internal.testing;

import static java.util.Objects.requireNonNullElse;

import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.fault.Effect;
import io.github.kmsfake.internal.fault.Effect.Delivery;
import io.github.kmsfake.internal.fault.Effect.Reply;
import io.github.kmsfake.internal.fault.FaultRule;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.text.NearestName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The settings of a fault, as Java, an annotation or JSON gives them. */
record FaultSettings(
        @Nullable String operation,
        @Nullable String caller,
        @Nullable String resource,
        @Nullable @Range(min = 1) Integer nth,
        @Nullable @Range(min = 0) Integer times,
        @Nullable Double probability,

        @Nullable @Range(min = Long.MIN_VALUE, max = Long.MAX_VALUE)
        Long seed,

        @Nullable @Range(min = 1, max = 1_000_000) Integer perSecond,
        @Nullable String error,
        @Nullable String message,
        @Nullable @Range(min = 200, max = 599) Integer status,
        @Nullable @EmptyAllowed String body,
        @Nullable String contentType,
        @Nullable Duration delay,
        @Nullable Duration maxDelay,
        @Nullable Delivery delivery,
        @Nullable Duration slowBody) {
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final class Source extends SettingsSource {
        Source(Map<String, ?> settings) {
            super(settings);
        }

        @Override
        protected String unknown(String name, SortedSet<String> known) {
            return "A fault has no \"" + name + "\"; it has " + known;
        }

        @Override
        protected String wrong(Field field, @Nullable Object value) {
            boolean quoted = value instanceof String && !Number.class.isAssignableFrom(field.type());
            return "A fault's " + field.name() + " is " + accepted(field) + ", not "
                    + (quoted ? "\"" + value + "\"" : value);
        }

        private static String accepted(Field field) {
            @Nullable Range range = field.component().getAnnotation(Range.class);
            if (range != null) {
                return "an integer from " + range.min() + " to " + range.max();
            }
            if (field.type() == Double.class) {
                return "more than 0 and at most 1";
            }
            if (field.type() == Duration.class) {
                return "an ISO 8601 duration such as PT0.2S";
            }
            return field.type() == Delivery.class
                    ? "drop, truncate or malform"
                    : field.emptyAllowed() ? "a string" : "a string that is not empty";
        }
    }

    /**
     * The rule that settings describe.
     *
     * @throws IllegalArgumentException saying in one sentence what is wrong with them
     */
    static FaultRule rule(Map<String, Object> settings) {
        return RecordReader.of(FaultSettings.class).read(new Source(settings)).asRule(settings);
    }

    private FaultRule asRule(Map<String, Object> settings) {
        if (operation != null) {
            Set<String> operations = Catalog.allNames();
            require(
                    operations.contains(operation),
                    "A fault's operation \"" + operation + "\" does not exist"
                            + NearestName.suggestion(operation, operations));
        }
        double chance = requireNonNullElse(probability, 1.0);
        require(chance > 0 && chance <= 1, "A fault's probability is more than 0 and at most 1, not " + chance);
        for (String other : List.of("times", "probability", "perSecond")) {
            require(
                    nth == null || !settings.containsKey(other),
                    "A fault strikes the nth call once, so it has no " + other + " besides");
        }
        require(seed == null || probability != null, "A fault's seed needs a probability");
        return new FaultRule(
                Optional.ofNullable(operation),
                Optional.ofNullable(caller),
                Optional.ofNullable(resource),
                requireNonNullElse(nth, 0),
                requireNonNullElse(times, perSecond != null || probability != null ? 0 : 1),
                chance,
                requireNonNullElse(seed, 0L),
                requireNonNullElse(perSecond, 0),
                effect(),
                settings);
    }

    private Effect effect() {
        Duration earliest = time("delay", delay);
        Duration latest = maxDelay == null ? earliest : time("maxDelay", maxDelay);
        require(
                latest.compareTo(earliest) >= 0,
                "A fault's maxDelay is " + latest + ", less than its delay " + earliest);
        Duration slowness = time("slowBody", slowBody);
        Delivery fate = requireNonNullElse(delivery, Delivery.INTACT);
        require(status != null || body == null, "A fault's body needs a status");
        require(status != null || contentType == null, "A fault's contentType needs a status");
        boolean strikesTheAnswer = status != null || !latest.isZero() || fate != Delivery.INTACT || !slowness.isZero();
        @Nullable KmsException refusal = refusal(perSecond != null && !strikesTheAnswer);
        require(refusal == null || status == null, "A fault has an error or a status, not both");
        require(
                refusal != null || strikesTheAnswer,
                "A fault does nothing: it needs an error, a status, a delay, a delivery or a slowBody");
        return new Effect(
                refusal,
                status == null
                        ? null
                        : new Reply(
                                status,
                                requireNonNullElse(body, ""),
                                requireNonNullElse(contentType, "text/plain;charset=utf-8")),
                earliest,
                latest,
                fate,
                slowness);
    }

    private @Nullable KmsException refusal(boolean throttles) {
        String text = requireNonNullElse(message, "");
        if (error == null) {
            require(message == null || throttles, "A fault's message needs an error");
            return throttles ? ErrorCode.QPS_LIMIT_EXCEEDED.staged(text) : null;
        }
        return ErrorCode.find(error)
                .orElseThrow(() -> new IllegalArgumentException(
                        "A fault's error \"" + error + "\" is none of " + ErrorCode.codes()))
                .staged(text);
    }

    private static Duration time(String name, @Nullable Duration given) {
        Duration time = requireNonNullElse(given, Duration.ZERO);
        require(
                !time.isNegative() && time.compareTo(LONGEST) <= 0,
                "A fault's " + name + " is at most " + LONGEST + " and not negative, not " + time);
        return time;
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
