package io.github.kmsfake.internal.testing;

import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.http.SourceAddresses;
import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.requestlog.Journal;
import io.github.kmsfake.internal.requestlog.LeastPrivilegeFinder;
import io.github.kmsfake.internal.requestlog.Usage;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a tester sees of the calls, and does to them: the journal, faults, what was wanted, and where calls come from. */
public final class TestControls {
    /** How many calls are kept to be looked at. */
    public static final int MOST_CALLS = 1000;

    private final Journal journal = new Journal(MOST_CALLS);
    private final Faults faults = new Faults();
    private final Usage usage = new Usage();
    private final SourceAddresses sources;
    private final Supplier<Region> home;

    public TestControls(List<AddressBlock> trustedProxies, Supplier<Region> home) {
        this.sources = new SourceAddresses(trustedProxies);
        this.home = home;
    }

    /** The calls that were answered. */
    public Journal journal() {
        return journal;
    }

    /** The faults that were added. */
    public Faults faults() {
        return faults;
    }

    /** Adds a fault; says in one sentence what is wrong with its settings. */
    public ActiveFault addFault(Map<String, Object> settings) {
        return faults.add(FaultSettings.rule(settings));
    }

    /** What grants the calls of one caller, or of all callers. */
    public LeastPrivilege leastPrivilege(Optional<String> callerId) {
        return LeastPrivilegeFinder.of(usage.all().stream()
                .filter(use -> callerId.filter(id -> !id.equals(use.callerId())).isEmpty())
                .toList());
    }

    /** What grants the calls through an access point of the default account and region, and what it grants besides. */
    public LeastPrivilege leastPrivilegeOf(String accessPoint) {
        return LeastPrivilegeFinder.ofAccessPoint(accessPoint, usage.all(), home.get());
    }

    /** From now on all calls appear to come from an address; from where they do, if it is empty. */
    public void overrideSourceAddress(Optional<SourceAddress> address) {
        sources.override(address);
    }

    /** The address that all calls appear to come from, if there is one. */
    public Optional<SourceAddress> sourceAddressOverride() {
        return sources.override();
    }

    public void reset() {
        sources.override(Optional.empty());
        journal.clear();
        faults.clear();
        usage.clear();
    }

    public SourceAddresses sources() {
        return sources;
    }

    public Usage usage() {
        return usage;
    }
}
