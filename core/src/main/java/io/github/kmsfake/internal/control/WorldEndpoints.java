package io.github.kmsfake.internal.control;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.call.AccessQuestion;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.state.World;
import io.undertow.server.HttpServerExchange;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code GET world} and {@code GET may}: what there is, without anything secret, and what a client key may do with it. */
final class WorldEndpoints {
    private static final String LOOPBACK = "127.0.0.1";

    private record Answer(
            boolean allowed,
            String operation,
            String clientKey,
            String resource,
            String source,
            String gateway,
            List<KmsFakeCall.Decision> decisions) {}

    private final ControlHandler.Server server;

    WorldEndpoints(ControlHandler.Server server) {
        this.server = server;
    }

    /** Answers an overview. */
    void world(HttpServerExchange exchange) {
        ControlResponses.working(
                exchange,
                () -> ControlResponses.json(
                        exchange,
                        new WorldView.Writer(server.world(), source(Optional.empty()))
                                .view(server.states().now())));
    }

    /** Answers whether a client key may do an operation with a key or secret, by whatever a call would be decided by. */
    void may(HttpServerExchange exchange) {
        CallEndpoints.query(exchange, Set.of("clientKey", "resource", "operation", "source", "gateway"), query -> {
            String id = query.getOrEmpty("clientKey");
            World.FoundClientKey caller = server.world()
                    .clientKey(id)
                    .orElseThrow(() -> new IllegalArgumentException("There is no client key \"" + id + "\"."));
            String path = query.getOrEmpty("resource");
            Resource resource = AccessQuestion.find(server.world().region(caller.scope()), path)
                    .orElseThrow(() -> new IllegalArgumentException("There is no \"" + path
                            + "\" where the client key is; a resource is key/ID or secret/NAME."));
            String operation =
                    Objects.requireNonNullElse(query.get("operation"), AccessQuestion.usual(resource.kind()));
            SourceAddress source = source(Optional.ofNullable(query.get("source")));
            Gateway gateway = Optional.ofNullable(query.get("gateway"))
                    .map(name -> name.equals("shared") ? Gateway.SHARED : Gateway.of(name))
                    .orElseGet(() -> AccessQuestion.home(resource));
            AccessQuestion question =
                    new AccessQuestion(server.world().region(caller.scope()), caller, source, gateway, operation);
            List<KmsFakeCall.Decision> decisions = question.ask(resource);
            ControlResponses.json(
                    exchange,
                    new Answer(
                            decisions.stream().allMatch(KmsFakeCall.Decision::allowed),
                            operation,
                            id,
                            resource.path(),
                            source.text(),
                            Objects.requireNonNullElse(gateway.instanceId(), "shared"),
                            decisions));
        });
    }

    /** Where a call appears to come from: where the question says, or a test has said, or from this machine. */
    private SourceAddress source(Optional<String> given) {
        return given.map(SourceAddress::parse)
                .or(() -> server.controls().sourceAddressOverride())
                .orElseGet(() -> SourceAddress.parse(LOOPBACK));
    }
}
