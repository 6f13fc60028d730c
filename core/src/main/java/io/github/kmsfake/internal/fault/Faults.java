package io.github.kmsfake.internal.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The faults of a server. Of those that match a call the one that was added first strikes, and no other; one that is
 * used up is gone.
 */
public final class Faults {
    private final List<ActiveFault> faults = new CopyOnWriteArrayList<>();
    private final Random delays = new Random(0);

    /** Whether there is none, so that calls need not be looked at. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Adds one more. */
    public ActiveFault add(FaultRule rule) {
        ActiveFault fault = new ActiveFault(rule);
        faults.add(fault);
        return fault;
    }

    /** Those that are not used up, in the order in which they were added. */
    public List<ActiveFault> active() {
        return List.copyOf(faults);
    }

    /** Takes all of them back. */
    public void clear() {
        faults.clear();
    }

    /** Takes one back. */
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

    /** How much later an answer comes that was struck so. */
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
