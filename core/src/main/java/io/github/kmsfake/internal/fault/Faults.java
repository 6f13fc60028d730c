package io.github.kmsfake.internal.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The faults of a server. Of those that match a call the one that was added first strikes, and no other; one that is
 * used up is gone.
 */
public final class Faults {
    /** So many are known after they are used up or removed, so that a test can still ask how many calls they hit. */
    private static final int MOST_KNOWN = 1000;

    /** So many can wait for a call: all are answered at once, and each call looks at them. */
    private static final int MOST_ACTIVE = 1000;

    /** So many characters the bodies of all that wait can have together. */
    private static final long MOST_BODY_CHARACTERS = 4 * 1024 * 1024;

    private final List<ActiveFault> faults = new CopyOnWriteArrayList<>();
    private final Map<String, ActiveFault> known = new LinkedHashMap<>();
    private int added;
    private final Random delays = new Random(0);

    /** Whether there is none, so that calls need not be looked at. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * Adds one more.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public synchronized ActiveFault add(FaultRule rule) {
        if (faults.size() >= MOST_ACTIVE
                || bodyCharacters(rule)
                                + faults.stream()
                                        .mapToLong(fault -> bodyCharacters(fault.rule()))
                                        .sum()
                        > MOST_BODY_CHARACTERS) {
            throw new IllegalArgumentException("A fault more is too much: there can be " + MOST_ACTIVE
                    + " that still hit calls, and their bodies can have " + MOST_BODY_CHARACTERS
                    + " characters together. DELETE faults or reset removes them.");
        }
        added++;
        ActiveFault fault = new ActiveFault(Integer.toString(added), rule);
        known.put(fault.id(), fault);
        if (known.size() > MOST_KNOWN) {
            known.remove(known.keySet().iterator().next());
        }
        faults.add(fault);
        return fault;
    }

    private static long bodyCharacters(FaultRule rule) {
        Effect.@Nullable Reply reply = rule.effect().reply();
        return reply == null ? 0 : reply.body().length();
    }

    /** The one of that id, also if it can strike no more. */
    public synchronized Optional<ActiveFault> find(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /** Those that are not used up, in the order in which they were added. */
    public List<ActiveFault> active() {
        return List.copyOf(faults);
    }

    /** Removes all of them. */
    public void clear() {
        faults.clear();
    }

    /** Removes one. */
    public void remove(ActiveFault fault) {
        faults.remove(fault);
    }

    /** What strikes a call, whichever key or secret it will come to. */
    public Optional<Effect> strike(String operation, String caller, long epochSecond) {
        return strike(operation, caller, Optional.empty(), epochSecond);
    }

    /** What strikes a call that has come to a key or secret. */
    public Optional<Effect> strikeAt(String resource, String operation, String caller, long epochSecond) {
        return strike(operation, caller, Optional.of(resource), epochSecond);
    }

    /** Whether any waits for a certain key or secret. */
    public boolean anyAwaitsResource() {
        return faults.stream().anyMatch(fault -> fault.rule().resource().isPresent());
    }

    /** How much later the answer to a call comes that is affected so. */
    public long delayMillis(Effect effect) {
        synchronized (delays) {
            return effect.delay(delays).toMillis();
        }
    }

    private Optional<Effect> strike(String operation, String caller, Optional<String> resource, long epochSecond) {
        Optional<Effect> effect = faults.stream()
                .filter(fault -> fault.rule().matches(operation, caller, resource) && fault.matchAndCount(epochSecond))
                .findFirst()
                .map(fault -> fault.rule().effect());
        faults.removeIf(ActiveFault::isUsedUp);
        return effect;
    }
}
