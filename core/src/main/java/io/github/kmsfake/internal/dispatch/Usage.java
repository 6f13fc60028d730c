package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.model.Resource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which keys and secrets were wanted by whom, permitted or not: what a policy for the same calls has to grant. */
public final class Usage {
    /** No test comes near; it keeps memory from growing without end. */
    private static final int MOST = 100_000;

    /**
     * Somebody wanted something.
     *
     * @param callerId the access key id or client key id; empty for an anonymous call
     * @param accessPoint the access point of a client key
     * @param kind the kind of use
     * @param resource the key or secret; absent for what belongs to none, such as random bytes
     */
    public record Use(String callerId, Optional<String> accessPoint, Resource.Kind kind, Optional<Resource> resource) {}

    private final Set<Use> uses = new LinkedHashSet<>();

    /** Notes that somebody wanted something. */
    public synchronized void add(Use use) {
        if (uses.size() < MOST) {
            uses.add(use);
        }
    }

    /** All that was wanted, in the order in which it was wanted first. */
    public synchronized List<Use> all() {
        return List.copyOf(uses);
    }

    /** Forgets it. */
    public synchronized void clear() {
        uses.clear();
    }
}
