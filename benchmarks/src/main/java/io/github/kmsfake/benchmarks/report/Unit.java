package io.github.kmsfake.benchmarks.report;

import java.util.Locale;

/** What samples are counted in. */
public enum Unit {
    /** Time. */
    MILLISECONDS("ms"),
    /** Short time. */
    MICROSECONDS("µs"),
    /** Memory. */
    MEBIBYTES("MiB"),
    /** Little memory. */
    BYTES("B"),
    /** Speed. */
    PER_SECOND("/s");

    private static final int LARGE = 100;
    private static final int SMALL = 1;

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** How it is written. */
    String symbol() {
        return symbol;
    }

    /** A number with three figures that say something, and without the unit. */
    static String number(double value) {
        String format = value >= LARGE ? "%,.0f" : value >= SMALL ? "%.1f" : "%.3f";
        return String.format(Locale.ROOT, format, value);
    }

    /** A number with its unit. */
    String format(double value) {
        return number(value) + (this == PER_SECOND ? "" : " ") + symbol;
    }
}
