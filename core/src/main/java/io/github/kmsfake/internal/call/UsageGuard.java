package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.requestlog.Usage;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Guard;
import io.github.kmsfake.internal.state.Region;
import java.util.Optional;

/** Notes what is wanted before anybody decides whether it may be had. */
record UsageGuard(Usage usage, Caller caller, Region region, Gateway gateway) implements Guard {
    @Override
    public void admit(Access access) {
        switch (access.use()) {
            case CREATE, ENCRYPT_NEW_SECRET, DECRYPT_SECRET -> {}
            case USE, ENCRYPT_AGAIN, GENERATE_RANDOM -> note(access);
        }
    }

    private void note(Access access) {
        Optional<String> accessPoint = caller.kind() == Caller.Kind.CLIENT_KEY
                ? region.clientKeys().find(caller.id()).map(ClientKey::aapName)
                : Optional.empty();
        Optional<String> dedicatedGateway =
                access.resource().isPresent() ? Optional.empty() : Optional.ofNullable(gateway.instanceId());
        usage.add(new Usage.Use(
                region.scope(), caller.id(), accessPoint, access.kind(), access.resource(), dedicatedGateway));
    }
}
