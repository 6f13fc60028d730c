package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** The servers that live as long as a context: a class, a test. JUnit closes them with it. */
final class ServerStore implements ClosesWithContext {
    private static final Namespace NAMESPACE = Namespace.create(ServerStore.class);

    /** Stores look into those of the contexts around them; this tells one context's own entry from theirs. */
    private record Of(String contextId) {}

    private final Map<Object, Lease> leases = new LinkedHashMap<>();

    /** A server, what makes tests fail that have it, and what to do when it is needed no more. */
    record Lease(KmsFakeServer server, Set<FailOn> failOn, Runnable end) {
        Lease(KmsFakeServer server, Set<FailOn> failOn) {
            this(server, failOn, server::close);
        }
    }

    /** Whether somebody has closed a server before its time, as a test may. */
    static boolean isClosed(KmsFakeServer server) {
        try {
            server.endpoint();
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    private ServerStore() {}

    /** Where everything of this extension is kept for a context. */
    static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /** The server of that key in a context, started if it is not there. */
    static KmsFakeServer in(ExtensionContext context, Object key, Supplier<Lease> start) {
        return store(context)
                .getOrComputeIfAbsent(of(context), id -> new ServerStore(), ServerStore.class)
                .get(key, start);
    }

    /** The server of that key in a context itself. */
    static Optional<KmsFakeServer> own(ExtensionContext context, Object key) {
        return existing(context).flatMap(servers -> servers.find(key));
    }

    /** The server of that key in a context itself, if somebody has closed it. */
    static Optional<KmsFakeServer> closed(ExtensionContext context, Object key) {
        return existing(context).flatMap(servers -> servers.lease(key)).filter(ServerStore::isClosed);
    }

    /** The server of that key in a context or, if it has none, in those around it. */
    static Optional<KmsFakeServer> find(ExtensionContext context, Object key) {
        return own(context, key).or(() -> context.getParent().flatMap(around -> find(around, key)));
    }

    /** The servers of a context and of those around it; of several with one key, the nearest. */
    static Map<Object, Lease> reachable(ExtensionContext context) {
        Map<Object, Lease> reachable = new LinkedHashMap<>(
                context.getParent().map(ServerStore::reachable).orElse(Map.of()));
        existing(context).ifPresent(servers -> servers.putAllInto(reachable));
        return reachable;
    }

    private static Of of(ExtensionContext context) {
        return new Of(context.getUniqueId());
    }

    private static Optional<ServerStore> existing(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(of(context), ServerStore.class));
    }

    private synchronized KmsFakeServer get(Object key, Supplier<Lease> start) {
        @Nullable Lease lease = leases.get(key);
        if (lease != null && isClosed(lease.server())) {
            leases.remove(key);
            lease.end().run();
            lease = null;
        }
        if (lease == null) {
            lease = start.get();
            leases.put(key, lease);
        }
        return lease.server();
    }

    private synchronized Optional<KmsFakeServer> lease(Object key) {
        return Optional.ofNullable(leases.get(key)).map(Lease::server);
    }

    private Optional<KmsFakeServer> find(Object key) {
        return lease(key).filter(server -> !isClosed(server));
    }

    private synchronized void putAllInto(Map<Object, Lease> servers) {
        leases.forEach((key, lease) -> {
            if (!isClosed(lease.server())) {
                servers.put(key, lease);
            }
        });
    }

    @Override
    public synchronized void close() {
        List<Lease> ending = List.copyOf(leases.values());
        leases.clear();
        @Nullable RuntimeException failure = null;
        for (Lease lease : ending) {
            try {
                lease.end().run();
            } catch (RuntimeException e) { // the others end nevertheless
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
