package io.github.kmsfake;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a fake: a queue of those that hit a few calls, and standing rules. Of those that match a call the
 * one that was added first hits it, and no other; those that wait for a key or secret come after all others. {@link
 * KmsFakeAdmin#reset()} removes all of them.
 */
public final class KmsFakeFaults {
    private final AdminTarget target;

    KmsFakeFaults(AdminTarget target) {
        this.target = target;
    }

    /**
     * Adds a fault.
     *
     * @param fault what shall happen
     * @return the same, to be asked how many calls it has hit, or removed
     * @throws IllegalArgumentException if there is no such operation or error, or a value is out of its range
     */
    public AddedFault add(Fault fault) {
        return target.add(fault);
    }

    /** Removes all faults. */
    public void clear() {
        target.clearFaults();
    }

    /**
     * The faults that can still hit a call.
     *
     * @return them, in the order in which they were added
     */
    public List<AddedFault> active() {
        return target.faults();
    }

    /** A fault that was added; equal to itself, whichever list it comes from. */
    public static final class AddedFault {
        private final Object identity;
        private final Map<String, Object> settings;
        private final IntSupplier hits;
        private final Runnable removal;

        AddedFault(Object identity, Map<String, Object> settings, IntSupplier hits, Runnable removal) {
            this.identity = identity;
            this.settings = settings;
            this.hits = hits;
            this.removal = removal;
        }

        /**
         * How many calls it has hit, also if it can hit no more. A fake that runs elsewhere knows that of the last 1000
         * faults.
         *
         * @return 0 or more
         */
        public int hits() {
            return hits.getAsInt();
        }

        /** Removes it, if it can still hit a call. */
        public void remove() {
            removal.run();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof AddedFault fault && fault.identity.equals(identity);
        }

        @Override
        public int hashCode() {
            return identity.hashCode();
        }

        @Override
        public String toString() {
            return "fault " + settings; // to ask for the hits may be a request
        }
    }
}
