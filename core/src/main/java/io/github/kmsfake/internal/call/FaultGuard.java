package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Guard;
import java.util.HashSet;
import java.util.Set;

/**
 * Lets faults strike that wait for a certain key or secret, once the caller was let in to it: once for a call, however
 * often it looks the key or secret up, and only a call that nothing has struck before.
 */
record FaultGuard(Faults faults, Caller caller, CallContext context, Set<String> met) implements Guard {
    FaultGuard(Faults faults, Caller caller, CallContext context) {
        this(faults, caller, context, new HashSet<>());
    }

    @Override
    public void admit(Access access) {
        if (!access.name().isEmpty()
                && !access.isForPolicyAlone()
                && context.effect().isEmpty()
                && met.add(access.name())) {
            faults.strikeAt(
                            access.name(),
                            context.request().operation(),
                            caller.id(),
                            context.arrival().getEpochSecond())
                    .ifPresent(context::inject);
        }
    }
}
