package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That a key gets a new version by itself, each time such an interval has passed. */
public record Rotation(Duration interval) {
    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,8})([dhms])");

    /** What rotates, and how often it can. */
    public enum Of {
        /** Keys: between a week and two years. */
        KEY(Duration.ofDays(7), Duration.ofDays(730)),
        /** Secrets: between a quarter of a day and a year. */
        SECRET(Duration.ofHours(6), Duration.ofHours(8760));

        private final Duration shortest;
        private final Duration longest;

        Of(Duration shortest, Duration longest) {
            this.shortest = shortest;
            this.longest = longest;
        }
    }

    /** The rotation that the parameters of an operation ask for: the interval counts only where rotation is wanted. */
    public static Optional<Rotation> of(boolean enabled, @Nullable String interval, Of what) {
        return enabled ? Optional.of(new Rotation(read(interval, what))) : Optional.empty();
    }

    /** The interval as the service shows it, in seconds whatever unit was sent. */
    public String intervalText() {
        return interval.toSeconds() + "s";
    }

    private static String text(Duration limit) {
        return limit.toHoursPart() == 0 ? limit.toDays() + "d" : limit.toHours() + "h";
    }

    private static Duration read(@Nullable String text, Of what) {
        Matcher matcher = INTERVAL.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "RotationInterval must be an integer with a unit, d, h, m or s, such as 30d", "RotationInterval");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration interval = switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
        if (interval.compareTo(what.shortest) < 0 || interval.compareTo(what.longest) > 0) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "RotationInterval must be between " + text(what.shortest) + " and " + text(what.longest),
                    "RotationInterval");
        }
        return interval;
    }
}
