package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.crypto.RsaKeyPairs;
import io.github.kmsfake.internal.dispatch.Catalog;
import io.github.kmsfake.internal.dispatch.Dispatcher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.MovableClock;
import io.github.kmsfake.internal.state.Sources;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.wire.Body;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running fake: the world, the doors that lead into it, and the listeners in front of them. */
public final class FakeServer implements AutoCloseable {
    private final Settings settings;
    private final RsaKeyPairs rsaKeyPairs;
    private final MovableClock clock;
    private final World world;
    private final TestPowers powers;
    private final States states;
    private final Listeners listeners;

    /**
     * Starts it.
     *
     * @throws IllegalArgumentException if the document of the initial state is wrong
     * @throws IllegalStateException if it cannot listen where it should
     */
    public FakeServer(Settings settings) {
        this.settings = settings;
        ServerLog log = new ServerLog();
        Regions regions = new Regions(settings.regionId());
        this.clock = new MovableClock(settings.clock());
        this.rsaKeyPairs = new RsaKeyPairs(settings.randomness());
        this.world = new World(
                new Sources(
                        clock,
                        new Ids(settings.randomness(), "resources"),
                        settings.randomness(),
                        rsaKeyPairs,
                        regions.ids(),
                        settings.authority(),
                        settings.instanceConnectTime(),
                        settings.limits()),
                settings.accountStatus(),
                settings.instances(),
                settings.managedDataKeys());
        Authenticator authenticator = new Authenticator(settings.callers(), world, clock);
        try {
            this.states = new States(settings, world, authenticator);
            settings.state().ifPresent(states::beginWith);
            Ids requestIds = new Ids(settings.randomness(), "requests");
            this.powers = new TestPowers(
                    settings.trustedProxies(),
                    () -> world.region(new Scope(settings.callers().defaultAccountId(), settings.regionId())));
            Reception reception = new Reception(requestIds, clock, powers, !settings.recordSecrets(), log);
            Catalog catalog = new Catalog();
            Dispatcher dispatcher = new Dispatcher(world, powers.faults(), powers.usage());
            Doors doors = new Doors(
                    new RpcDoor(catalog, dispatcher, authenticator, regions, reception, log),
                    () -> new InstanceDoor(catalog, dispatcher, authenticator, reception, log));
            List<HostName> hosts = new ArrayList<>(settings.hostNames());
            HostName.find(settings.host()).ifPresent(hosts::add); // none if it names a network card too
            this.listeners = Listeners.open(
                    settings.host(),
                    settings.port(),
                    settings.tlsPort(),
                    new LazySslContext(() -> settings.authority().get().serverContext(certifiable(hosts))),
                    settings.idleTimeout(),
                    new HttpContinueReadHandler(
                            settings.control()
                                    ? new ControlledDoor(doors, () -> new ControlDoor(new Control(), hosts))
                                    : doors),
                    () -> Replies.rawRefusal(
                            requestIds.uuid(), settings.host(), ErrorCode.PARAMETERS_NOT_READABLE.with()));
        } catch (RuntimeException e) {
            rsaKeyPairs.close();
            throw e;
        }
    }

    /** The names and addresses that the server's certificate holds for, besides the usual ones. */
    private static List<String> certifiable(List<HostName> hosts) {
        List<String> names = new ArrayList<>();
        hosts.forEach(host -> names.add(host.text()));
        machine().ifPresent(host -> names.add(host.text()));
        return names;
    }

    private static Optional<HostName> machine() {
        try {
            return HostName.find(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The port of the HTTP listener. */
    public int port() {
        return listeners.port();
    }

    /** The port of the HTTPS listener. */
    public int tlsPort() {
        return listeners.tlsPort();
    }

    /** Back to the initial state, and to the time of the clock that the server was given. */
    public void reset() {
        clock.real();
        states.reset();
        powers.reset();
    }

    /** What a tester sees of the calls, and does to them. */
    public TestPowers powers() {
        return powers;
    }

    /** The state as a whole: as a document, and as what can be gone back to. */
    public States states() {
        return states;
    }

    /** The clock that the server lives by. */
    public MovableClock clock() {
        return clock;
    }

    /** What there is, to be looked at. */
    public World world() {
        return world;
    }

    @Override
    public void close() {
        listeners.close();
        rsaKeyPairs.close();
    }

    /** A door that is made when somebody first knocks: few tests need every one. */
    private static final class LazyDoor {
        private final Supplier<HttpHandler> maker;
        private @Nullable HttpHandler made;

        LazyDoor(Supplier<HttpHandler> maker) {
            this.maker = maker;
        }

        synchronized HttpHandler get() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }

    /** Shows callers to the door of the protocol that they speak. */
    private static final class Doors implements HttpHandler {
        private final HttpHandler rpc;
        private final LazyDoor instance;

        Doors(HttpHandler rpc, Supplier<HttpHandler> instance) {
            this.rpc = rpc;
            this.instance = new LazyDoor(instance);
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            (InstanceDoor.isSpokenBy(exchange) ? instance.get() : rpc).handleRequest(exchange);
        }
    }

    /** Shows testers to the control door, and everybody else to the others. */
    private static final class ControlledDoor implements HttpHandler {
        private final HttpHandler doors;
        private final LazyDoor control;

        ControlledDoor(HttpHandler doors, Supplier<HttpHandler> control) {
            this.doors = doors;
            this.control = new LazyDoor(control);
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            boolean forControl = exchange.getRequestPath().startsWith(ControlDoor.PREFIX);
            (forControl ? control.get() : doors).handleRequest(exchange);
        }
    }

    private final class Control implements ControlDoor.Server {
        @Override
        public void describe(Body info) {
            info.text(
                    "version",
                    Optional.ofNullable(FakeServer.class.getPackage().getImplementationVersion())
                            .orElse("development"));
            info.text("region", settings.regionId());
            info.text("account", settings.callers().defaultAccountId());
            info.bool("strict", settings.callers().strict());
            info.number("port", port());
            info.number("tlsPort", tlsPort());
            info.beginArray("instances");
            states.instanceIds().forEach(id -> info.text("instance", id));
            info.endArray();
        }

        @Override
        public String authorityPem() {
            return settings.authority().get().certificatePem("\n");
        }

        @Override
        public void reset() {
            FakeServer.this.reset();
        }

        @Override
        public TestPowers powers() {
            return powers;
        }

        @Override
        public States states() {
            return states;
        }

        @Override
        public MovableClock clock() {
            return clock;
        }
    }
}
