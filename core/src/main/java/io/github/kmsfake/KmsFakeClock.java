package io.github.kmsfake;

import io.github.kmsfake.internal.state.MovableClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock that a fake lives by: the real one, or the one that its builder was given, until a test
 * moves it. It drives everything that becomes due: validity of client keys, deletion windows, rotation, expiry of
 * imported material, recovery windows, enabling of instances. What is due takes effect with the next call.
 *
 * <p>Honest clients are never refused for it: signatures are accepted if they are fresh by this clock or by the real one.
 *
 * <p>Moving it back is allowed, also to before something was created. What has happened stays as it is: what was deleted
 * stays deleted, what was created keeps its time of creation, and what is planned happens when its time comes again.
 *
 * <p>All methods may be called by many threads. Times range from 1970-01-01T00:00:00Z to 9000-01-01T00:00:00Z.
 */
public final class KmsFakeClock {
    private final AdminTarget target;

    KmsFakeClock(AdminTarget target) {
        this.target = target;
    }

    /**
     * What the clock shows.
     *
     * @return the present, as the fake sees it
     */
    public Instant now() {
        return target.now();
    }

    /**
     * Moves the clock on; it goes on running, or standing still, from there.
     *
     * @param time by how much, such as {@code Duration.ofDays(8)}; negative to move it back
     * @throws IllegalArgumentException if it would show a time out of range
     */
    public void advance(Duration time) {
        target.moveClock("advance", time.toString(), clock -> clock.advance(time));
    }

    /**
     * Makes the clock stand still.
     *
     * @param moment the time that it shows from now on
     * @throws IllegalArgumentException if that is out of range
     */
    public void fix(Instant moment) {
        target.moveClock("fixed", moment.toString(), clock -> clock.fix(moment));
    }

    /**
     * Makes the clock run ahead of the real one (or of the one that the builder was given), or behind it.
     *
     * @param offset how far ahead; negative for behind
     * @throws IllegalArgumentException if it would show a time out of range
     */
    public void offset(Duration offset) {
        target.moveClock("offset", offset.toString(), clock -> clock.offset(offset));
    }

    /** Makes the clock show the real time again, or what the clock shows that the builder was given. */
    public void real() {
        target.moveClock("real", true, MovableClock::real);
    }
}
