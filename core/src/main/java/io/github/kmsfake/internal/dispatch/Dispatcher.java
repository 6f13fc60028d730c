package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.World;

/** Runs operations on the world, once the caller's account may call them. */
public final class Dispatcher {
    private final World world;

    /** A dispatcher for one world. */
    public Dispatcher(World world) {
        this.world = world;
    }

    /** Runs one call; throws the service's refusal. */
    public <Q extends Record, A extends Record> A run(
            Operation<Q, A> operation, Q request, Caller caller, String regionId) {
        Region region = world.region(new Scope(caller.accountId(), regionId));
        if (!operation.forAnyAccount()) {
            region.account().status().requireUsable();
        }
        if (caller.kind() == Caller.Kind.CLIENT_KEY) {
            // A client key opens keys and secrets; no access point grants the management of access points.
            throw ErrorCode.NO_PERMISSION.with();
        }
        return operation.run(request, region);
    }
}
