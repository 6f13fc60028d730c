package io.github.kmsfake.internal.server;

import io.github.kmsfake.KmsFakeInfo;
import io.github.kmsfake.internal.call.Dispatcher;
import io.github.kmsfake.internal.call.Reasons;
import io.github.kmsfake.internal.control.ControlHandler;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.http.BodyReader;
import io.github.kmsfake.internal.http.LazySslContext;
import io.github.kmsfake.internal.http.Listeners;
import io.github.kmsfake.internal.http.MemoryBudget;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.protocol.CallHandler;
import io.github.kmsfake.internal.protocol.InstanceProtocol;
import io.github.kmsfake.internal.protocol.RegionResolver;
import io.github.kmsfake.internal.protocol.RpcProtocol;
import io.github.kmsfake.internal.protocol.RpcResponses;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.state.HeapGuard;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.InstanceSeed;
import io.github.kmsfake.internal.state.MovableClock;
import io.github.kmsfake.internal.state.Sources;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.statefile.DataFile;
import io.github.kmsfake.internal.testing.StateManager;
import io.github.kmsfake.internal.testing.TestControls;
import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A running fake: the world, the protocols that lead into it, and the listeners in front of them. */
public final class FakeServer implements ControlHandler.Server, AutoCloseable {
    private final Settings settings;
    private final MovableClock clock;
    private final World world;
    private final TestControls controls;
    private final StateManager states;
    private final Listeners listeners;
    private final Optional<StateSaver> saver;

    /**
     * Starts one.
     *
     * @throws IllegalArgumentException if the document of the initial state is wrong, or data cannot be kept where it should
     * @throws IllegalStateException if it cannot listen where it should, or another server has its data
     */
    public static FakeServer start(Settings settings) {
        Optional<DataFile> data = settings.data().map(DataFile::open);
        try {
            return new FakeServer(settings, data);
        } catch (RuntimeException | Error e) {
            data.ifPresent(DataFile::close);
            throw e;
        }
    }

    private FakeServer(Settings settings, Optional<DataFile> data) {
        this.settings = settings;
        ServerLog log = new ServerLog();
        RegionResolver regions = new RegionResolver(settings.regionId());
        this.clock = new MovableClock(settings.clock());
        this.world = world(settings, clock, regions);
        Authenticator authenticator = new Authenticator(settings.callers(), world, clock);
        Scope home = new Scope(settings.callers().defaultAccountId(), settings.regionId());
        this.states = new StateManager(
                world,
                authenticator,
                new StateManager.Origin(
                        home,
                        settings.instances().stream().map(InstanceSeed::id).toList(),
                        settings.state()));
        settings.regionIds().forEach(id -> regions.notice(id).ifPresent(log::warning));
        this.saver = data.map(file -> StateSaver.of(states, file, log));
        Ids requestIds = new Ids(settings.randomness(), "requests");
        this.controls = new TestControls(settings.trustedProxies(), () -> world.region(home));
        BodyReader bodies = new BodyReader(MemoryBudget.ofHeap(), settings.idleTimeout());
        HttpHandler calls = calls(regions, authenticator, requestIds, bodies, log);
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
                                ? byPath(calls, new LazyHandler(() -> new ControlHandler(this, hosts, bodies)))
                                : calls),
                bodies,
                () -> RpcResponses.rawRefusal(
                        requestIds.uuid(),
                        settings.host(),
                        ErrorCode.PARAMETERS_NOT_READABLE.because("the request line or a header cannot be read")),
                log);
        saver.ifPresent(StateSaver::start);
    }

    private static World world(Settings settings, Clock clock, RegionResolver regions) {
        return new World(
                new Sources(
                        clock,
                        new Ids(settings.randomness(), "resources"),
                        settings.randomness(),
                        settings.rsaKeys().apply(settings.randomness()),
                        regions.ids(),
                        settings.authority(),
                        settings.instanceConnectTime(),
                        settings.limits(),
                        new HeapGuard()),
                settings.accountStatus(),
                settings.instances(),
                settings.managedDataKeys());
    }

    private HttpHandler calls(
            RegionResolver regions, Authenticator authenticator, Ids requestIds, BodyReader bodies, ServerLog log) {
        boolean masked = !settings.recordSecrets();
        CallHandler.Services services = new CallHandler.Services(
                requestIds,
                clock,
                controls.sources(),
                authenticator,
                new Dispatcher(world, controls.faults(), controls.usage()),
                controls.faults(),
                controls.journal(),
                new Reasons(world, controls.journal()),
                bodies,
                masked,
                log);
        return byProtocol(
                CallHandler.of(new RpcProtocol(regions, masked, log), services),
                new LazyHandler(() -> CallHandler.of(new InstanceProtocol(masked, log), services)));
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

    @Override
    public KmsFakeInfo info() {
        return new KmsFakeInfo(
                Optional.ofNullable(FakeServer.class.getPackage().getImplementationVersion())
                        .orElse("development"),
                settings.regionId(),
                settings.callers().defaultAccountId(),
                settings.callers().strict(),
                port(),
                tlsPort(),
                states.isOfSettings()
                        ? settings.instanceId()
                        : states.instanceIds().stream().findFirst().orElse(""),
                states.instanceIds());
    }

    @Override
    public String authorityPem() {
        return settings.authority().get().certificatePem("\n");
    }

    @Override
    public void reset() {
        clock.real();
        states.reset();
        controls.reset();
    }

    @Override
    public TestControls controls() {
        return controls;
    }

    @Override
    public StateManager states() {
        return states;
    }

    @Override
    public MovableClock clock() {
        return clock;
    }

    @Override
    public World world() {
        return world;
    }

    @Override
    public void close() {
        try {
            listeners.close();
        } finally {
            saver.ifPresent(StateSaver::close);
        }
    }

    /** Sends a call to the handler of its protocol. */
    private static HttpHandler byProtocol(HttpHandler rpc, HttpHandler instance) {
        return exchange -> (InstanceProtocol.isSpokenBy(exchange) ? instance : rpc).handleRequest(exchange);
    }

    /** Sends what is for the control endpoints to them, and everything else on. */
    private static HttpHandler byPath(HttpHandler calls, HttpHandler control) {
        return exchange -> (isForControl(exchange) ? control : calls).handleRequest(exchange);
    }

    private static boolean isForControl(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        return path.startsWith(ControlHandler.PREFIX)
                || path.equals(ControlHandler.WITHOUT_SLASH)
                || (path.equals("/") && isVisit(exchange));
    }

    /** Whether somebody has entered the address in a browser: a call says what it wants. */
    private static boolean isVisit(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getRequestHeaders();
        @Nullable String accepted = headers.getFirst(Headers.ACCEPT);
        return exchange.getRequestMethod().equals(Methods.GET)
                && exchange.getQueryString().isEmpty()
                && accepted != null
                && accepted.contains("text/html")
                && !headers.contains("x-acs-action")
                && !headers.contains("Authorization");
    }

    /** A handler that is made for the first request that needs it: few tests need every one. */
    private static final class LazyHandler implements HttpHandler {
        private final Supplier<HttpHandler> maker;
        private @Nullable HttpHandler made;

        LazyHandler(Supplier<HttpHandler> maker) {
            this.maker = maker;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            made().handleRequest(exchange);
        }

        private synchronized HttpHandler made() {
            if (made == null) {
                made = maker.get();
            }
            return made;
        }
    }
}
