package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.fault.ActiveFault;
import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.wire.JsonBody;
import io.undertow.server.HttpServerExchange;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /_kms-fake/faults}: the faults that are ordered, one more, or none. */
final class FaultEndpoints {
    private final TestPowers powers;

    FaultEndpoints(TestPowers powers) {
        this.powers = powers;
    }

    /** Answers the faults that can still strike. */
    void get(HttpServerExchange exchange) {
        JsonBody body = JsonBody.array();
        powers.faults().active().forEach(fault -> write(fault, body));
        ControlReplies.json(exchange, body.finish());
    }

    /** Orders one, and answers all. */
    void post(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            Map<String, Object> order = new LinkedHashMap<>();
            try {
                JsonText.parseObject(text).forEach((name, value) -> order.put(JsonText.string(name), value));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "A fault is a JSON object such as {\"operation\":\"Encrypt\",\"error\":\"…\",\"times\":2}, but the"
                                + " body is none.",
                        e);
            }
            powers.order(order);
            get(exchange);
        });
    }

    /** Takes all back. */
    void delete(HttpServerExchange exchange) {
        powers.faults().clear();
        get(exchange);
    }

    private static void write(ActiveFault fault, JsonBody body) {
        body.beginObject("fault");
        fault.rule().order().forEach((name, value) -> {
            if (value instanceof Integer || value instanceof Long) {
                body.number(name, ((Number) value).longValue());
            } else if (value instanceof Number number) {
                body.decimal(name, number.doubleValue());
            } else {
                body.text(name, value.toString());
            }
        });
        body.number("struck", fault.struck());
        body.endObject();
    }
}
