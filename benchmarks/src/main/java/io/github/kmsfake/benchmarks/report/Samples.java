package io.github.kmsfake.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The values of one quantity in all rounds. */
public final class Samples {
    private static final double NANOS_PER_MILLI = 1e6;

    private final List<Double> values = new ArrayList<>();

    /** Adds the value of one round. */
    public void add(double value) {
        values.add(value);
    }

    /** Adds a time, in milliseconds. */
    public void addNanos(long nanos) {
        add(nanos / NANOS_PER_MILLI);
    }

    /** The value that half of the rounds do not exceed. */
    public double median() {
        return quantile(0.5);
    }

    /** Median and quartiles, for people. */
    String format(Unit unit) {
        return values.size() == 1
                ? unit.format(median())
                : unit.format(median()) + " (" + Unit.number(quantile(0.25)) + "–" + Unit.number(quantile(0.75)) + ")";
    }

    /** The value that so large a share of the rounds does not exceed. */
    public double quantile(double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        double at = share * (sorted.size() - 1);
        double low = sorted.get((int) Math.floor(at));
        double high = sorted.get((int) Math.ceil(at));
        return low + (high - low) * (at - Math.floor(at));
    }
}
