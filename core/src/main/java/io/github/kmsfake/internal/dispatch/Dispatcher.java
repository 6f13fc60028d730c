package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.World;

/** Runs operations on the world, once the caller's account may call them, and with what stands between the two. */
public final class Dispatcher {
    private final World world;

    /** A dispatcher for one world. */
    public Dispatcher(World world) {
        this.world = world;
    }

    /** Runs one call; throws the service's refusal. */
    public <Q extends Record, A extends Record> A run(
            Operation<Q, A> operation, Q request, Caller caller, String regionId, Visit visit) {
        Region region = world.region(new Scope(caller.accountId(), regionId));
        if (!operation.forAnyAccount()) {
            region.account().status().requireUsable();
        }
        return operation.run(request, guarded(region, operation, caller, visit));
    }

    private static Region guarded(Region region, Operation<?, ?> operation, Caller caller, Visit visit) {
        if (caller.kind() == Caller.Kind.CLIENT_KEY) {
            ClientKeyGuard guard = new ClientKeyGuard(caller, visit, region);
            guard.requireStanding(operation);
            return region.behind(guard);
        }
        return caller.ramName() == null ? region : region.behind(new RamGuard(caller, visit));
    }
}
