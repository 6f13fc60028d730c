package io.github.kmsfake;

import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.server.TestPowers;
import java.util.List;

/**
 * The faults of a server: a queue of those that strike a few times, and standing rules. Of those that match a call the
 * one that was added first strikes, and no other; those that wait for a key or secret come after all others. {@link
 * KmsFakeServer#reset()} takes all of them back.
 */
public final class KmsFakeFaults {
    private final TestPowers powers;

    KmsFakeFaults(TestPowers powers) {
        this.powers = powers;
    }

    /**
     * Orders a fault.
     *
     * @param fault what shall happen
     * @return the same, to be asked how often it struck, or taken back
     * @throws IllegalArgumentException if there is no such operation or error, or a value is out of its range
     */
    public Ordered add(Fault fault) {
        return new Ordered(powers, powers.order(fault.order()));
    }

    /** Takes all faults back. */
    public void clear() {
        powers.faults().clear();
    }

    /**
     * The faults that can still strike.
     *
     * @return them, in the order in which they were added
     */
    public List<Ordered> active() {
        return powers.faults().active().stream()
                .map(fault -> new Ordered(powers, fault))
                .toList();
    }

    /** A fault that was ordered. */
    public static final class Ordered {
        private final TestPowers powers;
        private final ActiveFault fault;

        private Ordered(TestPowers powers, ActiveFault fault) {
            this.powers = powers;
            this.fault = fault;
        }

        /**
         * How many calls it has struck.
         *
         * @return 0 or more
         */
        public int struck() {
            return fault.struck();
        }

        /** Takes it back. */
        public void remove() {
            powers.faults().remove(fault);
        }

        @Override
        public String toString() {
            return "fault " + fault.rule().order() + ", struck " + fault.struck() + " times";
        }
    }
}
