package io.github.kmsfake;

import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.testing.TestControls;
import java.util.List;

/**
 * The faults of a server: a queue of those that strike a few times, and standing rules. Of those that match a call the
 * one that was added first strikes, and no other; those that wait for a key or secret come after all others. {@link
 * KmsFakeServer#reset()} takes all of them back.
 */
public final class KmsFakeFaults {
    private final TestControls controls;

    KmsFakeFaults(TestControls controls) {
        this.controls = controls;
    }

    /**
     * Adds a fault.
     *
     * @param fault what shall happen
     * @return the same, to be asked how many calls it has hit, or taken back
     * @throws IllegalArgumentException if there is no such operation or error, or a value is out of its range
     */
    public AddedFault add(Fault fault) {
        return new AddedFault(controls, controls.addFault(fault.settings()));
    }

    /** Takes all faults back. */
    public void clear() {
        controls.faults().clear();
    }

    /**
     * The faults that can still strike.
     *
     * @return them, in the order in which they were added
     */
    public List<AddedFault> active() {
        return controls.faults().active().stream()
                .map(fault -> new AddedFault(controls, fault))
                .toList();
    }

    /** A fault that was added. */
    public static final class AddedFault {
        private final TestControls controls;
        private final ActiveFault fault;

        private AddedFault(TestControls controls, ActiveFault fault) {
            this.controls = controls;
            this.fault = fault;
        }

        /**
         * How many calls it has hit.
         *
         * @return 0 or more
         */
        public int hits() {
            return fault.hits();
        }

        /** Takes it back. */
        public void remove() {
            controls.faults().remove(fault);
        }

        @Override
        public String toString() {
            return "fault " + fault.rule().settings() + ", hit " + fault.hits() + " times";
        }
    }
}
