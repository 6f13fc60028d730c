package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.requestlog.Usage;
import io.github.kmsfake.internal.state.Guard;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.World;

/** Runs operations on the world, once the caller's account may call them, and with what stands between the two. */
public final class Dispatcher {
    private final World world;
    private final Faults faults;
    private final Usage usage;

    /** A dispatcher for one world, the faults that may strike in it, and the notes of what was wanted. */
    public Dispatcher(World world, Faults faults, Usage usage) {
        this.world = world;
        this.faults = faults;
        this.usage = usage;
    }

    /** Whether something is due where a call goes, which may take longer than an event loop can wait. */
    public boolean isSoonDue(Caller caller, String regionId) {
        return world.region(new Scope(caller.accountId(), regionId)).isSoonDue();
    }

    /** Runs one call; throws the service's refusal. */
    public <Q extends Record, A extends Record> A run(
            Operation<Q, A> operation, Q request, Caller caller, String regionId, CallContext context) {
        Region region = world.region(new Scope(caller.accountId(), regionId));
        if (!operation.forAnyAccount()) {
            region.account().status().requireUsable();
        }
        Guard guard = guard(region, operation, caller, context);
        if (operation.forClientKeys()) {
            guard = guard.then(new InstanceGuard(region, context));
        }
        if (!faults.isEmpty() && faults.anyAwaitsResource()) {
            guard = guard.then(new FaultGuard(faults, caller, context));
        }
        if (operation.forClientKeys()) {
            guard = new UsageGuard(usage, caller, region, context.request().gateway()).then(guard);
        }
        Region seen = region.behind(guard);
        A answer = operation.run(request, seen);
        context.changed(seen.changed());
        return answer;
    }

    private static Guard guard(Region region, Operation<?, ?> operation, Caller caller, CallContext context) {
        if (caller.kind() == Caller.Kind.CLIENT_KEY) {
            ClientKeyGuard guard = new ClientKeyGuard(caller, context, region);
            guard.requireValidClientKey(operation);
            return guard;
        }
        return caller.ramName() == null ? Guard.OPEN : new RamGuard(caller, context, region.scope());
    }
}
