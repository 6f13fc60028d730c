package io.github.kmsfake.benchmarks.measure;

import java.time.Duration;

/**
 * How much is done for the sake of certainty.
 *
 * @param starts rounds of what starts a process and ends it
 * @param forks how many times the servers under load are started anew
 * @param rounds rounds of load in each fork
 * @param round how long a round of load lasts
 * @param warmUp how long each kind of load runs first, uncounted
 * @param laterStarts starts of each server within one process
 * @param resets how many resets are timed
 * @param manyAccessPoints how many access points are many
 */
public record Effort(
        int starts,
        int forks,
        int rounds,
        Duration round,
        Duration warmUp,
        int laterStarts,
        int resets,
        int manyAccessPoints) {

    /** For numbers that are meant to be believed. */
    public static final Effort FULL =
            new Effort(15, 3, 5, Duration.ofMillis(1500), Duration.ofSeconds(4), 43, 51, 1_000_000);

    /** For a look whether everything still runs. */
    public static final Effort SHORT =
            new Effort(3, 1, 3, Duration.ofMillis(500), Duration.ofSeconds(1), 13, 5, 20_000);
}
