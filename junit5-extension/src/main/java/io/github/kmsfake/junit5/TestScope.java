package io.github.kmsfake.junit5;

import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeCalls;
import io.github.kmsfake.KmsFakeFaults.AddedFault;
import io.github.kmsfake.KmsFakeServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test as the servers see it that it can reach: the faults declared for it, and which calls are its own. */
final class TestScope implements ClosesWithContext {
    /** What a server knew before the test: the ids of its calls, and its faults; and what makes the test fail. */
    private record Former(Set<String> calls, List<AddedFault> faults, Set<FailOn> failOn) {}

    /** Something that passes in silence otherwise, and whether it makes the test fail. */
    record Finding(FailOn kind, boolean fails, String sentence) {}

    /** A declared fault, and what became of it on the servers. */
    private record Declared(Fault fault, List<AddedFault> added) {
        boolean isUnused() {
            return !added.isEmpty() && added.stream().allMatch(fault -> fault.hits() == 0);
        }
    }

    private final List<Declared> declared;

    private final Map<KmsFakeServer, Former> former = new LinkedHashMap<>();
    private boolean told;

    private TestScope(List<Fault> faults) {
        declared = faults.stream()
                .map(fault -> new Declared(fault, new ArrayList<>()))
                .toList();
    }

    /** That of a test, which begins if it has not yet. */
    static TestScope of(ExtensionContext test) {
        return ServerStore.store(test)
                .getOrComputeIfAbsent(
                        TestScope.class, key -> new TestScope(DeclaredFaults.faults(test)), TestScope.class);
    }

    /** That of the test which a context is or is part of, once it has begun. */
    static Optional<TestScope> around(ExtensionContext context) {
        return Optional.ofNullable(ServerStore.store(context).get(TestScope.class, TestScope.class));
    }

    /** Takes a server to the test: in order, to the state in which the test shall find it. Later calls do nothing. */
    synchronized void meet(KmsFakeServer server, Set<FailOn> failOn) {
        if (former.containsKey(server)) {
            return;
        }
        Set<String> calls =
                server.calls().list().stream().map(KmsFakeCall::requestId).collect(Collectors.toSet());
        former.put(server, new Former(calls, server.faults().active(), failOn));
        declared.forEach(fault -> fault.added().add(server.faults().add(fault.fault())));
    }

    /** Whether faults were declared that no server knows of. */
    synchronized boolean lacksServer() {
        return former.isEmpty() && !declared.isEmpty();
    }

    /** What would pass in silence; nothing if it was asked for before. */
    synchronized List<Finding> findings() {
        if (told) {
            return List.of();
        }
        told = true;
        boolean fails = former.values().stream().anyMatch(met -> met.failOn().contains(FailOn.UNUSED_FAULTS));
        Stream<Finding> unused = unusedDeclared().map(fault -> unused(fails, fault));
        return Stream.concat(unused, former.entrySet().stream().flatMap(met -> of(met.getKey(), met.getValue())))
                .toList();
    }

    private Stream<AddedFault> unusedDeclared() {
        return declared.stream()
                .filter(Declared::isUnused)
                .map(fault -> fault.added().get(0));
    }

    private Stream<Finding> of(KmsFakeServer server, Former met) {
        if (ServerStore.isClosed(server)) {
            return Stream.empty();
        }
        Stream<Finding> faults = server.faults().active().stream()
                .filter(fault -> fault.hits() == 0 && !met.faults().contains(fault))
                .filter(fault -> declared.stream().noneMatch(own -> own.added().contains(fault)))
                .map(fault -> unused(met.failOn().contains(FailOn.UNUSED_FAULTS), fault));
        Stream<Finding> warnings = server.calls().list().stream()
                .filter(call -> !met.calls().contains(call.requestId()))
                .flatMap(call -> call.warnings().stream())
                .distinct()
                .map(warning -> new Finding(FailOn.WARNINGS, met.failOn().contains(FailOn.WARNINGS), warning));
        return Stream.concat(faults, warnings);
    }

    private static Finding unused(boolean fails, AddedFault fault) {
        return new Finding(FailOn.UNUSED_FAULTS, fails, "Unused " + fault + ": no call of this test has met it");
    }

    /** What the test called, a paragraph for each server, and which faults no call has met. */
    synchronized List<String> reports() {
        Stream<String> calls = former.entrySet().stream().map(met -> report(met.getKey(), met.getValue()));
        return Stream.concat(
                        calls,
                        unusedDeclared().map(fault -> unused(false, fault).sentence()))
                .toList();
    }

    private static String report(KmsFakeServer server, Former met) {
        try {
            KmsFakeCalls calls =
                    server.calls().matching("this test", call -> !met.calls().contains(call.requestId()));
            return "The KMS fake at " + server.endpoint() + asText(calls);
        } catch (IllegalStateException e) {
            return "A KMS fake was closed by this test, so its calls are not known.";
        }
    }

    private static String asText(KmsFakeCalls calls) {
        int count = calls.count();
        return switch (count) {
            case 0 -> " was not called by this test.";
            case 1 -> " was called once by this test:\n" + calls;
            default -> " was called " + count + " times by this test:\n" + calls;
        };
    }

    @Override
    public synchronized void close() {
        declared.forEach(fault -> fault.added().forEach(AddedFault::remove));
    }
}
