package io.github.kmsfake.internal.fault;

import java.util.Map;
import java.util.Optional;

/**
 * A fault as it was added.
 *
 * @param operation the operation that it strikes; any if empty
 * @param caller the access key id or client key id that it strikes; any if empty
 * @param resource the id of the key or the name of the secret that it strikes; any if empty
 * @param nth which of the calls that match it strikes, from 1; all if 0
 * @param times how often it strikes before it is used up; always if 0
 * @param probability how likely it strikes a call that matches, up to 1
 * @param seed the seed of its random numbers
 * @param perSecond how many calls that match it lets pass in each second; it strikes the others. None are let pass if 0.
 * @param settings the settings as they were given, to be shown
 */
public record FaultRule(
        Optional<String> operation,
        Optional<String> caller,
        Optional<String> resource,
        int nth,
        int times,
        double probability,
        long seed,
        int perSecond,
        Effect effect,
        Map<String, Object> settings) {

    /** Whether it is meant for such a call. */
    boolean matches(String calledOperation, String callerId, Optional<String> reached) {
        return resource.equals(reached)
                && operation.filter(wanted -> !wanted.equals(calledOperation)).isEmpty()
                && caller.filter(wanted -> !wanted.equals(callerId)).isEmpty();
    }
}
