package io.github.kmsfake.benchmarks.report;

/**
 * What was promised of a quantity.
 *
 * @param text the promise
 * @param limit whether it is kept
 */
public record Budget(String text, Limit limit) {
    /** No promise. */
    public static final Budget NONE = new Budget("", (fake, floor) -> true);

    /** Compares the fake's median with the floor's, or with a constant. */
    @FunctionalInterface
    public interface Limit {
        /** Whether the promise is kept. */
        boolean holds(double fake, double floor);
    }

    /** At most so many times the floor. */
    public static Budget atMostTimes(double factor) {
        return new Budget("≤ " + factor + " ×", (fake, floor) -> fake <= factor * floor);
    }

    /** At most one so-manieth of the floor. */
    public static Budget atMostOneIn(int part) {
        return new Budget("≤ 1/" + part, (fake, floor) -> fake * part <= floor);
    }

    /** At least so many times the floor. */
    public static Budget atLeastTimes(double factor) {
        return new Budget("≥ " + factor + " ×", (fake, floor) -> fake >= factor * floor);
    }

    /** At most so much. */
    public static Budget atMost(int most, Unit unit) {
        return new Budget("≤ " + most + " " + unit.symbol(), (fake, floor) -> fake <= most);
    }

    /** This promise, or else the other one. */
    public Budget or(Budget other) {
        return new Budget(
                text + " or " + other.text,
                (fake, floor) -> limit.holds(fake, floor) || other.limit.holds(fake, floor));
    }

    String verdict(double fake, double floor) {
        if (text.isEmpty()) {
            return "";
        }
        return limit.holds(fake, floor) ? "yes" : "**no**";
    }
}
