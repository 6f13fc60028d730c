package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.testing.TestControls;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.Optional;

/** {@code /_kms-fake/faults}: the faults that were added, one more, or none. */
final class FaultEndpoints {
    private static final String NO_OBJECT =
            "A fault is a JSON object such as {\"operation\":\"Encrypt\",\"error\":\"…\",\"times\":2}, but the body is"
                    + " none.";

    private final TestControls controls;

    FaultEndpoints(TestControls controls) {
        this.controls = controls;
    }

    /** Answers the faults that can still strike. */
    void get(HttpServerExchange exchange) {
        // their bodies may be megabytes together, which is not for an event loop
        ControlResponses.working(exchange, () -> answerAll(exchange));
    }

    private void answerAll(HttpServerExchange exchange) {
        JsonOutput body = JsonOutput.array();
        for (ActiveFault fault : controls.faults().active()) {
            body.beginObject("fault");
            write(fault, body);
            body.endObject();
        }
        ControlResponses.json(exchange, body.finish());
    }

    /** Adds one, and answers all; a header says where this one is. */
    void post(HttpServerExchange exchange) {
        ControlBody.JSON.readObject(exchange, NO_OBJECT, settings -> {
            ActiveFault added = controls.addFault(settings);
            exchange.getResponseHeaders().put(Headers.LOCATION, ControlHandler.PREFIX + "faults/" + added.id());
            answerAll(exchange);
        });
    }

    /** Removes all. */
    void delete(HttpServerExchange exchange) {
        controls.faults().clear();
        get(exchange);
    }

    /** Answers one, also if it can strike no more. */
    void getOne(HttpServerExchange exchange) {
        find(exchange).ifPresent(fault -> {
            JsonOutput body = new JsonOutput();
            write(fault, body);
            ControlResponses.json(exchange, body.finish());
        });
    }

    /** Removes one, and answers the others. */
    void deleteOne(HttpServerExchange exchange) {
        find(exchange).ifPresent(fault -> {
            controls.faults().remove(fault);
            get(exchange);
        });
    }

    private Optional<ActiveFault> find(HttpServerExchange exchange) {
        Optional<ActiveFault> found = controls.faults().find(ControlHandler.id(exchange));
        if (found.isEmpty()) {
            ControlResponses.refuse(
                    exchange, StatusCodes.NOT_FOUND, "There is no fault with that id; GET faults shows the ids.");
        }
        return found;
    }

    private static void write(ActiveFault fault, JsonOutput body) {
        body.text("id", fault.id());
        fault.rule().settings().forEach((name, value) -> {
            if (value instanceof Integer || value instanceof Long) {
                body.number(name, ((Number) value).longValue());
            } else if (value instanceof Number number) {
                body.decimal(name, number.doubleValue());
            } else {
                body.text(name, value.toString());
            }
        });
        body.number("hits", fault.hits());
    }
}
