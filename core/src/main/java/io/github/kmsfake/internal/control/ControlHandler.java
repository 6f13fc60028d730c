package io.github.kmsfake.internal.control;

import io.github.kmsfake.KmsFakeInfo;
import io.github.kmsfake.internal.control.ControlResponses.Status;
import io.github.kmsfake.internal.http.BodyReader;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.state.HeapGuard;
import io.github.kmsfake.internal.state.MovableClock;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.testing.StateManager;
import io.github.kmsfake.internal.testing.TestControls;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tester, not a client of the service, asks of the fake: everything under {@code /_kms-fake/}. It refuses what a
 * web page in the tester's browser could send, but for the inspector's: a request of another origin, or for a host that is
 * not ours. Only the health, which shows nothing else and changes nothing, is for any probe, by whatever name it calls.
 */
public final class ControlHandler implements HttpHandler {
    public static final String PREFIX = "/_kms-fake/";
    public static final String WITHOUT_SLASH = "/_kms-fake";

    private static final String HEALTH = PREFIX + "health";

    /** What the endpoints show and do. */
    public interface Server {
        /** What the server says of itself. */
        KmsFakeInfo info();

        /** The certificate of the authority behind the HTTPS listener. */
        String authorityPem();

        /** Back to the initial state. */
        void reset();

        /** What a tester sees of the calls, and does to them. */
        TestControls controls();

        /** The state as a whole. */
        StateManager states();

        /** The clock that the server lives by. */
        MovableClock clock();

        /** What there is, to be looked at. */
        World world();
    }

    /** What can be done, by path and method. */
    private final Map<String, Map<HttpString, Consumer<HttpServerExchange>>> endpoints = new TreeMap<>();

    private final Set<HostName> hosts;
    private final BodyReader bodies;
    private final HeapGuard heap;
    private final BrowserRules browsers = new BrowserRules();

    public ControlHandler(Server server, Collection<HostName> hosts, BodyReader bodies) {
        this.hosts = Set.copyOf(hosts);
        this.bodies = bodies;
        this.heap = server.world().sources().heap();
        on("health", Methods.GET, ControlHandler::health);
        on("health", Methods.HEAD, ControlHandler::health); // the web server leaves out the body
        on("info", Methods.GET, exchange -> ControlResponses.json(exchange, server.info()));
        // the first request may have to make the authority, which is not for an event loop
        on(
                "ca.pem",
                Methods.GET,
                exchange -> ControlResponses.working(
                        exchange,
                        () -> ControlResponses.text(exchange, "application/x-pem-file", server.authorityPem())));
        on("reset", Methods.POST, exchange -> {
            server.reset();
            ControlResponses.json(exchange, new Status("RESET"));
        });
        StateEndpoints state = new StateEndpoints(server.states());
        on("state", Methods.GET, state::get);
        on("state", Methods.PUT, state::put);
        on("state", Methods.POST, state::reload);
        on("snapshots", Methods.POST, state::snapshot);
        on("snapshots/ID", Methods.POST, state::restore);
        on("client-keys", Methods.GET, state::clientKeys);
        ClockEndpoints clock = new ClockEndpoints(server.clock());
        on("clock", Methods.GET, clock::get);
        on("clock", Methods.POST, clock::post);
        CallEndpoints calls = new CallEndpoints(server.controls());
        on("requests", Methods.GET, calls::requests);
        on("requests", Methods.DELETE, calls::forget);
        on("least-privilege", Methods.GET, calls::leastPrivilege);
        on("source-address", Methods.GET, calls::sourceAddress);
        on("source-address", Methods.POST, calls::setSourceAddress);
        on("source-address", Methods.DELETE, calls::clearSourceAddress);
        FaultEndpoints faults = new FaultEndpoints(server.controls());
        on("faults", Methods.GET, faults::get);
        on("faults", Methods.POST, faults::post);
        on("faults", Methods.DELETE, faults::delete);
        on("faults/ID", Methods.GET, faults::getOne);
        on("faults/ID", Methods.DELETE, faults::deleteOne);
        inspector(server);
    }

    /** Lambdas, since their classes are only loaded when somebody opens it; all readers of events share one. */
    private void inspector(Server server) {
        on("ui", Methods.GET, InspectorPage::redirect);
        on("ui/ID", Methods.GET, exchange -> new InspectorPage(browsers.token()).get(exchange));
        on("world", Methods.GET, exchange -> new WorldEndpoints(server).world(exchange));
        on("may", Methods.GET, exchange -> new WorldEndpoints(server).may(exchange));
        CallEvents events = new CallEvents(server.controls().journal());
        on("events", Methods.GET, events::get);
    }

    private static void health(HttpServerExchange exchange) {
        ControlResponses.json(exchange, new Status("UP"));
    }

    private void on(String path, HttpString method, Consumer<HttpServerExchange> action) {
        endpoints.computeIfAbsent(path, known -> new LinkedHashMap<>()).put(method, action);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        try {
            admit(exchange);
        } catch (Throwable error) {
            ControlResponses.fail(exchange, error);
        }
    }

    private void admit(HttpServerExchange exchange) {
        if (exchange.getRequestPath().equals(HEALTH)) {
            perform(exchange);
        } else if (!isOurs(HostName.of(exchange.getHostName()))) {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.FORBIDDEN,
                    "The control endpoints answer only for loopback, the bound host and the names given at start (Host"
                            + " header).");
        } else {
            BrowserRules.protect(exchange);
            Optional<String> refusal = browsers.refusal(exchange);
            if (refusal.isPresent()) {
                ControlResponses.refuse(exchange, StatusCodes.FORBIDDEN, refusal.get());
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        if (path.equals("/")) {
            InspectorPage.redirect(exchange);
        } else if (path.equals(PREFIX) || path.equals(WITHOUT_SLASH)) {
            if (exchange.getRequestMethod().equals(Methods.GET)) {
                InspectorPage.greet(exchange, endpoints.keySet());
            } else {
                exchange.getResponseHeaders().put(Headers.ALLOW, Methods.GET_STRING);
                ControlResponses.refuse(
                        exchange,
                        StatusCodes.METHOD_NOT_ALLOWED,
                        "Here is a greeting only, for GET; it lists endpoints.");
            }
        } else {
            perform(exchange);
        }
    }

    /** What stands for ID in the path of a request. */
    static String id(HttpServerExchange exchange) {
        String path = exchange.getRequestPath();
        return path.substring(path.indexOf('/', PREFIX.length()) + 1);
    }

    private void perform(HttpServerExchange exchange) {
        String path = exchange.getRequestPath().substring(PREFIX.length());
        int slash = path.indexOf('/');
        @Nullable
        Map<HttpString, Consumer<HttpServerExchange>> actions =
                endpoints.get(slash < 0 ? path : path.substring(0, slash) + "/ID");
        if (actions == null) {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.NOT_FOUND,
                    "There is no such control endpoint; there are " + endpoints.keySet() + ".");
            return;
        }
        @Nullable Consumer<HttpServerExchange> action = actions.get(exchange.getRequestMethod());
        if (action == null) {
            String methods = actions.keySet().stream().map(HttpString::toString).collect(Collectors.joining(", "));
            exchange.getResponseHeaders().put(Headers.ALLOW, methods);
            ControlResponses.refuse(
                    exchange, StatusCodes.METHOD_NOT_ALLOWED, "This control endpoint takes " + methods + ".");
            return;
        }
        bodies.attachTo(exchange);
        exchange.putAttachment(ControlResponses.HEAP, heap);
        action.accept(exchange);
    }

    private boolean isOurs(HostName host) {
        return host.isLoopback() || hosts.contains(host) || hosts.contains(host.withAnyLabel());
    }
}
