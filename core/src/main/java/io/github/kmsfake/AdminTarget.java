package io.github.kmsfake;

import io.github.kmsfake.internal.state.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A running fake as {@link KmsFakeClock}, {@link KmsFakeFaults} and {@link KmsFakeCalls} reach it. */
interface AdminTarget {
    /** What its clock shows. */
    Instant now();

    /**
     * Moves its clock.
     *
     * @param how the move as the control endpoint names it
     * @param value what the control endpoint takes with it
     * @param move the same move of a clock in this process
     */
    void moveClock(String how, Object value, Consumer<MovableClock> move);

    /** Adds a fault; says in one sentence what is wrong with it. */
    KmsFakeFaults.AddedFault add(Fault fault);

    /** The faults that can still hit a call. */
    List<KmsFakeFaults.AddedFault> faults();

    /** Removes all faults. */
    void clearFaults();

    /** The calls that it keeps, oldest first. */
    List<KmsFakeCall> calls();

    /** Tells, of the calls that are kept now, those that were made with a parameter, also if its value is not shown. */
    Predicate<KmsFakeCall> having(String parameter, String value);

    /**
     * Waits until the calls that it keeps fulfil a condition.
     *
     * @return whether they did before the time was over
     */
    boolean await(Predicate<List<KmsFakeCall>> condition, Duration atMost) throws InterruptedException;
}
