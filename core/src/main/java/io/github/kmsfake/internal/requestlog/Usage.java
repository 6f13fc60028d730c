package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which keys and secrets were wanted by whom, permitted or not: what a policy for the same calls has to grant. */
public final class Usage {
    /** No test comes near; it keeps memory from growing without end. */
    private static final int MOST = 100_000;

    /**
     * That a caller wanted something.
     *
     * @param scope where
     * @param callerId the access key id or client key id; empty for an anonymous call
     * @param accessPoint the access point of a client key
     * @param kind the kind of use
     * @param resource the key or secret; absent for what belongs to none, such as random bytes
     * @param dedicatedGateway the instance at whose own gateway that was wanted; absent for a key or secret, which tells it itself
     */
    public record Use(
            Scope scope,
            String callerId,
            Optional<String> accessPoint,
            Resource.Kind kind,
            Optional<Resource> resource,
            Optional<String> dedicatedGateway) {}

    /** Each use, with its number in the order in which they were wanted first. */
    private final Map<Use, Long> uses = new ConcurrentHashMap<>();

    private final AtomicLong next = new AtomicLong();

    public void add(Use use) {
        if (!uses.containsKey(use) && uses.size() < MOST) {
            uses.putIfAbsent(use, next.getAndIncrement());
        }
    }

    /** All that was wanted, in the order in which it was wanted first. */
    public List<Use> all() {
        return uses.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    public void clear() {
        uses.clear();
    }
}
