package io.github.kmsfake;

import io.github.kmsfake.KmsFakeFaults.AddedFault;
import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.server.FakeServer;
import io.github.kmsfake.internal.state.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A fake that runs in this process. */
record InProcessTarget(FakeServer server) implements AdminTarget {
    @Override
    public Instant now() {
        return server.clock().instant();
    }

    @Override
    public void moveClock(String how, Object value, Consumer<MovableClock> move) {
        move.accept(server.clock());
    }

    @Override
    public AddedFault add(Fault fault) {
        return added(server.controls().addFault(fault.settings()));
    }

    @Override
    public List<AddedFault> faults() {
        return server.controls().faults().active().stream().map(this::added).toList();
    }

    @Override
    public void clearFaults() {
        server.controls().faults().clear();
    }

    @Override
    public List<KmsFakeCall> calls() {
        return server.controls().journal().calls();
    }

    @Override
    public Predicate<KmsFakeCall> having(String parameter, String value) {
        return call -> CallParameters.has(call.parameters(), parameter, value);
    }

    @Override
    public boolean await(Predicate<List<KmsFakeCall>> condition, Duration atMost) throws InterruptedException {
        return server.controls().journal().await(condition, atMost);
    }

    private AddedFault added(ActiveFault fault) {
        return new AddedFault(
                fault,
                fault.rule().settings(),
                fault::hits,
                () -> server.controls().faults().remove(fault));
    }
}
