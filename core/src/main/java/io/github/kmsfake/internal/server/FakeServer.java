package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.crypto.RsaKeyPairs;
import io.github.kmsfake.internal.dispatch.Catalog;
import io.github.kmsfake.internal.dispatch.Dispatcher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.Sources;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.wire.Body;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import java.lang.System.Logger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running fake: the world, the doors that lead into it, and the listeners in front of them. */
public final class FakeServer implements AutoCloseable {
    private final Settings settings;
    private final RsaKeyPairs rsaKeyPairs;
    private final World world;
    private final Authenticator authenticator;
    private final Listeners listeners;

    /**
     * Starts it.
     *
     * @throws IllegalStateException if it cannot listen where it should
     */
    public FakeServer(Settings settings) {
        this.settings = settings;
        Logger log = System.getLogger("io.github.kmsfake");
        Regions regions = new Regions(settings.regionId());
        this.rsaKeyPairs = new RsaKeyPairs(settings.randomness());
        this.world = new World(
                new Sources(
                        settings.clock(),
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
        this.authenticator = new Authenticator(settings.callers(), world, settings.clock());
        Ids requestIds = new Ids(settings.randomness(), "requests");
        RpcDoor rpc = new RpcDoor(new Catalog(), new Dispatcher(world), authenticator, regions, requestIds, log);
        List<String> hosts = new ArrayList<>(settings.hostNames());
        hosts.add(settings.host());
        this.listeners = Listeners.open(
                settings.host(),
                settings.port(),
                settings.tlsPort(),
                new LazySslContext(() -> settings.authority().get().serverContext(hosts)),
                settings.idleTimeout(),
                new HttpContinueReadHandler(
                        settings.control()
                                ? new ControlledDoor(rpc, () -> new ControlDoor(new Control(), hosts))
                                : rpc),
                () -> Replies.rawRefusal(requestIds.uuid(), settings.host(), ErrorCode.PARAMETERS_NOT_READABLE.with()));
    }

    /** The port of the HTTP listener. */
    public int port() {
        return listeners.port();
    }

    /** The port of the HTTPS listener. */
    public int tlsPort() {
        return listeners.tlsPort();
    }

    /** Back to the initial state. */
    public void reset() {
        world.reset();
        authenticator.reset();
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

    /** Shows callers to the door that their path asks for. Few tests ever need the control door, so it waits till then. */
    private static final class ControlledDoor implements HttpHandler {
        private final HttpHandler rpc;
        private final Supplier<HttpHandler> maker;
        private @Nullable HttpHandler control;

        ControlledDoor(HttpHandler rpc, Supplier<HttpHandler> maker) {
            this.rpc = rpc;
            this.maker = maker;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            boolean forControl = exchange.getRequestPath().startsWith(ControlDoor.PREFIX);
            (forControl ? control() : rpc).handleRequest(exchange);
        }

        private synchronized HttpHandler control() {
            if (control == null) {
                control = maker.get();
            }
            return control;
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
            settings.instances().forEach(instance -> info.text("instance", instance.id()));
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
    }
}
