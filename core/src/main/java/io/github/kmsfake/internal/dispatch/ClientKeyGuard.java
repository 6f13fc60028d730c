package io.github.kmsfake.internal.dispatch;

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
record ClientKeyGuard(Caller caller, Visit visit, Region region) implements Guard {
    @Override
    public void admit(Access access) {
        if (access.use() == Access.Use.CREATE) {
            return;
        }
        Decision decision = region.accessControl().decide(request(access.kind(), access.resource()));
        if (!decision.allowed()) {
            refuse(decision);
        }
        visit.note(decision);
    }

    /** Refuses a client key that opens nothing at all here and now. */
    void requireStanding(Operation<?, ?> operation) {
        if (!operation.forClientKeys()) {
            refuse(Decision.refusal(
                    null, Link.OPERATION, operation.name() + " is management, which no access point grants"));
        }
        if (!region.scope().regionId().equals(caller.regionId())) {
            refuse(Decision.refusal(
                    null,
                    Link.CLIENT_KEY,
                    "client key " + caller.id() + " belongs to " + caller.regionId() + ", the call is for "
                            + region.scope().regionId()));
        }
        Decision standing =
                region.reading(() -> region.accessControl().standing(request(Resource.Kind.KEY, Optional.empty())));
        if (!standing.allowed()) {
            refuse(standing);
        }
    }

    private void refuse(Decision decision) {
        visit.note(decision);
        throw ErrorCode.NO_PERMISSION.with();
    }

    private AccessRequest request(Resource.Kind kind, Optional<Resource> resource) {
        return new AccessRequest(
                caller.id(),
                kind,
                resource,
                visit.gateway(),
                visit.source(),
                region.sources().now());
    }
}
