package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** That a key gets a new version by itself, each time such an interval has passed. */
public record Rotation(Duration interval) {
    private static final Duration SHORTEST = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(730);
    private static final Pattern INTERVAL = Pattern.compile("([1-9][0-9]{0,8})([dhms])");

    /** The rotation that the parameters of an operation ask for: the interval counts only where rotation is wanted. */
    public static Optional<Rotation> of(boolean enabled, @Nullable String interval) {
        return enabled ? Optional.of(new Rotation(read(interval))) : Optional.empty();
    }

    /** The interval as the service shows it, in seconds whatever unit was sent. */
    public String intervalText() {
        return interval.toSeconds() + "s";
    }

    private static Duration read(@Nullable String text) {
        Matcher matcher = INTERVAL.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw ErrorCode.INVALID_PARAMETER.with("RotationInterval");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration interval = switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
        if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
            throw ErrorCode.INVALID_PARAMETER.with("RotationInterval");
        }
        return interval;
    }
}
