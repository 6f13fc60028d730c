package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.state.Guard;
import io.github.kmsfake.internal.state.Region;
import java.util.Optional;

/** Notes what is wanted before anybody decides whether it may be had. */
record UsageGuard(Guard inner, Usage usage, Caller caller, Region region, Gateway gateway) implements Guard {
    @Override
    public void admit(Key key) {
        note(Resource.Kind.KEY, Optional.of(Resource.of(key)), Optional.empty());
        inner.admit(key);
    }

    @Override
    public void admitKeeping(Key key) {
        inner.admitKeeping(key);
    }

    @Override
    public void admit(Secret secret) {
        note(Resource.Kind.SECRET, Optional.of(Resource.of(secret)), Optional.empty());
        inner.admit(secret);
    }

    @Override
    public void admit(Resource.Kind kind) {
        note(kind, Optional.empty(), Optional.ofNullable(gateway.instanceId()));
        inner.admit(kind);
    }

    @Override
    public void admitNew(String secretName) {
        inner.admitNew(secretName);
    }

    private void note(Resource.Kind kind, Optional<Resource> resource, Optional<String> entrance) {
        Optional<String> accessPoint = caller.kind() == Caller.Kind.CLIENT_KEY
                ? region.clientKeys().find(caller.id()).map(ClientKey::aapName)
                : Optional.empty();
        usage.add(new Usage.Use(region.scope(), caller.id(), accessPoint, kind, resource, entrance));
    }
}
