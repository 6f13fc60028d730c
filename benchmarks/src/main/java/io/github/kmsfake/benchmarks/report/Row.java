package io.github.kmsfake.benchmarks.report;

import java.util.Locale;

/** One line of the table. */
public record Row(String what, String fake, String floor, String ratio, String budget, String met) {
    private static final double SMALL = 0.1;

    /** A quantity of the fake beside the same of its floor. */
    public static Row compared(String what, Unit unit, Samples fake, Samples floor, Budget budget) {
        return new Row(
                what,
                fake.format(unit),
                floor.format(unit),
                ratio(fake.median() / floor.median()),
                budget.text(),
                budget.verdict(fake.median(), floor.median()));
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, ratio < SMALL ? "%.4f" : "%.2f", ratio);
    }

    /** A quantity that has no floor. */
    public static Row alone(String what, Unit unit, Samples fake, Budget budget) {
        return new Row(what, fake.format(unit), "", "", budget.text(), budget.verdict(fake.median(), Double.NaN));
    }

    /** A quantity of which only the floor could be measured. */
    public static Row missing(String what, String why, Unit unit, Samples floor, Budget budget) {
        return new Row(what, why, floor.format(unit), "", budget.text(), "");
    }
}
