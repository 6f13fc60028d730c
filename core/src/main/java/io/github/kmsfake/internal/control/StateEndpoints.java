package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.testing.StateManager;
import io.undertow.server.HttpServerExchange;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** {@code /_kms-fake/state}: the whole state, to be read and to be replaced; and the client keys that came with one. */
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
            ControlResponses.json(exchange, body -> body.text("status", "IMPORTED"));
        });
    }

    /** Answers the client keys whose private keys a document brought, as an application's file has them. */
    void clientKeys(HttpServerExchange exchange) {
        ControlResponses.json(exchange, body -> {
            body.beginArray("clientKeys");
            states.clientKeyFiles().forEach((id, file) -> {
                body.beginObject("clientKey");
                body.text("KeyId", id);
                body.text("PrivateKeyData", file);
                body.endObject();
            });
            body.endArray();
        });
    }
}
