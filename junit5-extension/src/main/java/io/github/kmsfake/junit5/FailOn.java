package io.github.kmsfake.junit5;

/** What makes a test fail that has passed otherwise; unless asked for, it is only reported. */
public enum FailOn {
    /** A fault that the test has ordered, by {@link KmsFault} or in its code, and that no call has met. */
    UNUSED_FAULTS,

    /** A call with something that looks mistyped: {@link io.github.kmsfake.KmsFakeCall#warnings()}. */
    WARNINGS
}
