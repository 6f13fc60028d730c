package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.fault.Effect;
import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.state.Guard;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Lets faults strike that wait for a certain key or secret, once the caller was let in to it: once for a call, however
 * often it looks the key or secret up, and only a call that nothing has struck before.
 */
record FaultGuard(Guard inner, Faults faults, Caller caller, Visit visit, Set<String> met) implements Guard {
    FaultGuard(Guard inner, Faults faults, Caller caller, Visit visit) {
        this(inner, faults, caller, visit, new HashSet<>());
    }

    @Override
    public void admit(Key key) {
        inner.admit(key);
        strikeAt(key.id());
    }

    @Override
    public void admitKeeping(Key key) {
        inner.admitKeeping(key);
        strikeAt(key.id());
    }

    @Override
    public void admit(Secret secret) {
        inner.admit(secret);
        strikeAt(secret.name());
    }

    @Override
    public void admit(Resource.Kind kind) {
        inner.admit(kind);
    }

    @Override
    public void admitNew(String secretName) {
        inner.admitNew(secretName);
        strikeAt(secretName);
    }

    private void strikeAt(String resource) {
        if (visit.effect().isPresent() || !met.add(resource)) {
            return;
        }
        Optional<Effect> effect = faults.strikeAt(
                resource, visit.operation(), caller.id(), visit.arrival().getEpochSecond());
        effect.ifPresent(visit::strike);
    }
}
