package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.Journal;
import io.github.kmsfake.internal.dispatch.LeastPrivilege;
import io.github.kmsfake.internal.dispatch.OperationNames;
import io.github.kmsfake.internal.dispatch.Usage;
import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.fault.FaultOrder;
import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a tester sees of the calls, and does to them: the journal, faults, what was wanted, and where calls come from. */
public final class TestPowers {
    /** How many calls are kept to be looked at. */
    public static final int MOST_CALLS = 1000;

    private final Journal journal = new Journal(MOST_CALLS);
    private final Faults faults = new Faults();
    private final Usage usage = new Usage();
    private final Peers peers;
    private final Supplier<Region> home;

    TestPowers(List<AddressBlock> trustedProxies, Supplier<Region> home) {
        this.peers = new Peers(trustedProxies);
        this.home = home;
    }

    /** The calls that were answered. */
    public Journal journal() {
        return journal;
    }

    /** The faults that are ordered. */
    public Faults faults() {
        return faults;
    }

    /** Orders a fault; says in one sentence what is wrong with an order. */
    public ActiveFault order(Map<String, Object> order) {
        return faults.add(
                FaultOrder.read(order, OperationNames::contain, name -> Strays.suggestion(name, OperationNames.all())));
    }

    /** What grants the calls of one caller, or of everybody. */
    public LeastPrivilege leastPrivilege(Optional<String> callerId) {
        return LeastPrivilege.of(usage.all().stream()
                .filter(use -> callerId.filter(id -> !id.equals(use.callerId())).isEmpty())
                .toList());
    }

    /** What grants the calls through an access point of the default account and region, and what it grants besides. */
    public LeastPrivilege leastPrivilegeOf(String accessPoint) {
        return LeastPrivilege.ofAccessPoint(accessPoint, usage.all(), home.get());
    }

    /** From now on all calls appear to come from an address; from where they do, if it is empty. */
    public void pretendSource(Optional<SourceAddress> address) {
        peers.pretend(address);
    }

    /** The address that all calls appear to come from, if there is one. */
    public Optional<SourceAddress> pretendedSource() {
        return peers.pretended();
    }

    void reset() {
        peers.pretend(Optional.empty());
        journal.clear();
        faults.clear();
        usage.clear();
    }

    Peers peers() {
        return peers;
    }

    Usage usage() {
        return usage;
    }
}
