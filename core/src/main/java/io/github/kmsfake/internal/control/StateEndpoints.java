package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.control.ControlResponses.Status;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.testing.StateManager;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * {@code /_kms-fake/state} and {@code /_kms-fake/snapshots}: the whole state, to be read, replaced and gone back to; and the
 * client keys that came with one.
 */
final class StateEndpoints {
    private static final ControlBody DOCUMENT = new ControlBody(
            DocumentText.LARGEST,
            Set.of(
                    "application/json",
                    "application/yaml",
                    "application/x-yaml",
                    "text/yaml",
                    "text/plain",
                    "application/x-www-form-urlencoded"));

    private record Snapshot(String id) {}

    private record ClientKeys(List<ClientKey> clientKeys) {}

    private record ClientKey(
            @WireName("KeyId") String keyId,
            @WireName("PrivateKeyData") String privateKeyData) {}

    private final StateManager states;

    StateEndpoints(StateManager states) {
        this.states = states;
    }

    /** Answers the whole state. */
    void get(HttpServerExchange exchange) {
        // writing it down takes a while if it is large, which is not for an event loop
        ControlResponses.working(
                exchange, () -> ControlResponses.json(exchange, states.write().getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts another state in its place. */
    void put(HttpServerExchange exchange) {
        DOCUMENT.read(exchange, text -> {
            states.become(new DocumentText("state", text));
            ControlResponses.json(exchange, new Status("IMPORTED"));
        });
    }

    /** Begins anew with the prepared state, read again. */
    void reload(HttpServerExchange exchange) {
        if (!exchange.getQueryParameters().containsKey("reload")) {
            exchange.getResponseHeaders().put(Headers.ALLOW, "GET, PUT");
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.METHOD_NOT_ALLOWED,
                    "This control endpoint takes GET, PUT. With POST it is state?reload.");
            return;
        }
        ControlResponses.working(exchange, () -> {
            try {
                states.reload();
                ControlResponses.json(exchange, new Status("RELOADED"));
            } catch (IllegalArgumentException e) {
                ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
            }
        });
    }

    /** Remembers the present state, and answers under which id. */
    void snapshot(HttpServerExchange exchange) {
        // what has become due is done first, which may take long
        ControlResponses.working(exchange, () -> ControlResponses.json(exchange, new Snapshot(states.keep())));
    }

    /** Goes back to a state that was remembered. */
    void restore(HttpServerExchange exchange) {
        if (states.restore(ControlHandler.id(exchange))) {
            ControlResponses.json(exchange, new Status("RESTORED"));
        } else {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.NOT_FOUND,
                    "There is no such snapshot: this server did not take it, or has taken " + StateManager.MOST_KEPT
                            + " others since, or had no memory left for it.");
        }
    }

    /** Answers the client keys whose private keys a document brought, as an application's file has them. */
    void clientKeys(HttpServerExchange exchange) {
        ControlResponses.json(
                exchange,
                new ClientKeys(states.clientKeyFiles().entrySet().stream()
                        .map(file -> new ClientKey(file.getKey(), file.getValue()))
                        .toList()));
    }
}
