package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.document.DocumentText;
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

    private final States states;

    StateEndpoints(States states) {
        this.states = states;
    }

    /** Answers the whole state. */
    void get(HttpServerExchange exchange) {
        // writing it down takes a while if it is large, which is not for an event loop
        ControlReplies.working(
                exchange, () -> ControlReplies.json(exchange, states.write().getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts another state in its place. */
    void put(HttpServerExchange exchange) {
        DOCUMENT.read(exchange, text -> {
            states.become(new DocumentText("state", text));
            ControlReplies.json(exchange, body -> body.text("status", "IMPORTED"));
        });
    }

    /** Answers the client keys whose private keys a document brought, as an application's file has them. */
    void clientKeys(HttpServerExchange exchange) {
        ControlReplies.json(exchange, body -> {
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
