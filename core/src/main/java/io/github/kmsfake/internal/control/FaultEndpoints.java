package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.testing.TestControls;
import io.undertow.server.HttpServerExchange;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /_kms-fake/faults}: the faults that were added, one more, or none. */
final class FaultEndpoints {
    private final TestControls controls;

    FaultEndpoints(TestControls controls) {
        this.controls = controls;
    }

    /** Answers the faults that can still strike. */
    void get(HttpServerExchange exchange) {
        JsonOutput body = JsonOutput.array();
        controls.faults().active().forEach(fault -> write(fault, body));
        ControlResponses.json(exchange, body.finish());
    }

    /** Adds one, and answers all. */
    void post(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            Map<String, Object> settings = new LinkedHashMap<>();
            try {
                JsonText.parseObject(text).forEach((name, value) -> settings.put(JsonText.string(name), value));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "A fault is a JSON object such as {\"operation\":\"Encrypt\",\"error\":\"…\",\"times\":2}, but the"
                                + " body is none.",
                        e);
            }
            controls.addFault(settings);
            get(exchange);
        });
    }

    /** Takes all back. */
    void delete(HttpServerExchange exchange) {
        controls.faults().clear();
        get(exchange);
    }

    private static void write(ActiveFault fault, JsonOutput body) {
        body.beginObject("fault");
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
        body.endObject();
    }
}
