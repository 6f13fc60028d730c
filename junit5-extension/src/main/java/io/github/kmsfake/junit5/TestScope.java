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
import org.junit.jupiter.api.extension.ExtensionContext;

/** One test as the servers see it that it can reach: the faults declared for it, and which calls are its own. */
final class TestScope implements ClosesWithContext {
    private final List<Fault> faults;
    private final List<AddedFault> added = new ArrayList<>();

    /** The ids of the calls that each server had answered before. */
    private final Map<KmsFakeServer, Set<String>> former = new LinkedHashMap<>();

    private TestScope(List<Fault> faults) {
        this.faults = faults;
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
    synchronized void meet(KmsFakeServer server) {
        if (former.containsKey(server)) {
            return;
        }
        former.put(
                server,
                server.calls().list().stream().map(KmsFakeCall::requestId).collect(Collectors.toSet()));
        faults.forEach(fault -> added.add(server.faults().add(fault)));
    }

    /** Whether faults were declared that no server knows of. */
    synchronized boolean lacksServer() {
        return former.isEmpty() && !faults.isEmpty();
    }

    /** What the test called, a paragraph for each server. */
    synchronized List<String> reports() {
        return former.entrySet().stream()
                .map(server -> report(server.getKey(), server.getValue()))
                .toList();
    }

    private static String report(KmsFakeServer server, Set<String> before) {
        try {
            KmsFakeCalls calls = server.calls().matching("this test", call -> !before.contains(call.requestId()));
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
        added.forEach(AddedFault::remove);
    }
}
