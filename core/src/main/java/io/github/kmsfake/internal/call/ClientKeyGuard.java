package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.AccessRequest;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Guard;
import io.github.kmsfake.internal.state.Region;
import java.util.Optional;

/** Lets the holder of a client key to what its access point's policies grant. */
record ClientKeyGuard(Caller caller, CallContext context, Region region) implements Guard {
    /** What every decision to refuse begins with, and a reason has no need to. */
    private static final String REFUSED = "refused, ";

    @Override
    public void admit(Access access) {
        if (access.use() == Access.Use.CREATE || access.isForPolicyAlone()) {
            return;
        }
        Decision decision = region.accessControl().decide(request(access.kind(), access.resource()));
        if (!decision.allowed()) {
            refuse(decision);
        }
        context.note(decision);
    }

    /** Refuses a client key that opens nothing at all here and now. */
    void requireValidClientKey(Operation<?, ?> operation) {
        if (!operation.forClientKeys()) {
            refuse(Decision.refusal(
                    null,
                    Link.OPERATION,
                    context.request().operation() + " is management, which no access point grants"));
        }
        if (!region.scope().regionId().equals(caller.regionId())) {
            refuse(Decision.refusal(
                    null,
                    Link.CLIENT_KEY,
                    "client key " + caller.id() + " belongs to " + caller.regionId() + ", the call is for "
                            + region.scope().regionId()));
        }
        Decision clientKeyValidity = region.reading(
                () -> region.accessControl().clientKeyValidity(request(Resource.Kind.KEY, Optional.empty())));
        if (!clientKeyValidity.allowed()) {
            refuse(clientKeyValidity);
        }
    }

    private void refuse(Decision decision) {
        context.note(decision);
        throw ErrorCode.NO_PERMISSION.because(decision.shown().toString().substring(REFUSED.length()));
    }

    private AccessRequest request(Resource.Kind kind, Optional<Resource> resource) {
        return new AccessRequest(
                caller.id(),
                kind,
                resource,
                context.request().gateway(),
                context.source(),
                region.sources().now());
    }
}
