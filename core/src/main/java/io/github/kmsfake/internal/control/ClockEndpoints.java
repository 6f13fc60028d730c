package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.state.MovableClock;
import io.github.kmsfake.internal.testing.SettingsSource;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** {@code /_kms-fake/clock}: what the fake's clock shows, and how it is moved. */
final class ClockEndpoints {
    private static final String TAKES =
            "The clock takes one of {\"advance\":\"P8D\"} (an ISO 8601 duration), {\"fixed\":\"2030-01-01T00:00:00Z\"},"
                    + " {\"offset\":\"-PT1H\"} and {\"real\":true}";

    private record Time(Instant now) {}

    private record Move(
            @Nullable Duration advance,
            @Nullable Instant fixed,
            @Nullable Duration offset,
            @Nullable Boolean real) {}

    private static final class Source extends SettingsSource {
        Source(Map<String, ?> settings) {
            super(settings);
        }

        @Override
        protected String unknown(String name, SortedSet<String> known) {
            return TAKES + ", but the body has \"" + name + "\".";
        }

        @Override
        protected String wrong(Field field, @Nullable Object value) {
            return TAKES + ", but " + field.name() + " is " + value + ".";
        }
    }

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
        ControlBody.JSON.readObject(exchange, TAKES + ", but the body is no JSON object.", body -> {
            if (body.size() != 1) {
                throw new IllegalArgumentException(TAKES + ", but the body has " + body.size() + " fields.");
            }
            move(RecordReader.of(Move.class).read(new Source(body)));
            get(exchange);
        });
    }

    private void move(Move wanted) {
        if (wanted.advance() != null) {
            clock.advance(wanted.advance());
        } else if (wanted.fixed() != null) {
            clock.fix(wanted.fixed());
        } else if (wanted.offset() != null) {
            clock.offset(wanted.offset());
        } else if (Boolean.TRUE.equals(wanted.real())) {
            clock.real();
        } else {
            throw new IllegalArgumentException(TAKES + ", but real is not true.");
        }
    }
}
