package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.json.JsonText;
import io.github.kmsfake.internal.state.MovableClock;
import io.undertow.server.HttpServerExchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /_kms-fake/clock}: what the fake's clock shows, and how it is moved. */
final class ClockEndpoints {
    private static final String TAKES =
            "The clock takes one of {\"advance\":\"P8D\"} (an ISO 8601 duration), {\"fixed\":\"2030-01-01T00:00:00Z\"},"
                    + " {\"offset\":\"-PT1H\"} and {\"real\":true}";

    private record Time(Instant now) {}

    private final MovableClock clock;

    ClockEndpoints(MovableClock clock) {
        this.clock = clock;
    }

    /** Answers the time. */
    void get(HttpServerExchange exchange) {
        ControlResponses.json(exchange, new Time(clock.instant()));
    }

    /** Moves the clock, and answers the time. */
    void post(HttpServerExchange exchange) {
        ControlBody.JSON.read(exchange, text -> {
            move(text);
            get(exchange);
        });
    }

    private void move(String text) {
        Map<?, ?> order;
        try {
            order = JsonText.parseObject(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TAKES + ", but the body is no JSON object.", e);
        }
        if (order.size() != 1) {
            throw new IllegalArgumentException(TAKES + ", but the body has " + order.size() + " fields.");
        }
        String field = (String) order.keySet().iterator().next();
        @Nullable Object value = order.get(field);
        switch (field) {
            case "advance" -> clock.advance(read(Duration::parse, field, value));
            case "fixed" -> clock.fix(read(Instant::parse, field, value));
            case "offset" -> clock.offset(read(Duration::parse, field, value));
            case "real" -> {
                if (!Boolean.TRUE.equals(value)) {
                    throw new IllegalArgumentException(TAKES + ", but real is not true.");
                }
                clock.real();
            }
            default -> throw new IllegalArgumentException(TAKES + ", but the body has \"" + field + "\".");
        }
    }

    private static <T> T read(Function<String, T> parser, String field, @Nullable Object value) {
        try {
            return parser.apply(value instanceof String text ? text : "");
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(TAKES + ", but " + field + " is " + value + ".", e);
        }
    }
}
