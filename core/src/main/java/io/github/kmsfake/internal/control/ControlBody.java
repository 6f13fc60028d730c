package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.http.BodyReader;
import io.github.kmsfake.internal.json.JsonText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request to a control endpoint, read without holding a thread and handed on, on a worker, as text. What an endpoint says with an
 * {@link IllegalArgumentException} is a refusal. What is too much is read and thrown away, so that the client hears why.
 *
 * @param most how many bytes it can have
 * @param types the media types that are accepted
 */
record ControlBody(int most, Set<String> types) {
    /** JSON; also under the name that curl gives to whatever it sends. */
    static final ControlBody JSON =
            new ControlBody(64 * 1024, Set.of("application/json", "application/x-www-form-urlencoded", "text/plain"));

    /** Reads it and hands it on, or refuses it. */
    void read(HttpServerExchange exchange, Consumer<String> use) {
        String type = type(exchange);
        if (!type.isEmpty() && !types.contains(type)) {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                    "This control endpoint takes " + String.join(" or ", new TreeSet<>(types)) + ", not " + type + ".");
            return;
        }
        BodyReader.of(exchange).read(exchange, most, new BodyReader.Receiver() {
            @Override
            public void receive(byte[] body) {
                ControlResponses.working(exchange, () -> take(exchange, body, use));
            }

            @Override
            public void fail(BodyReader.Failure failure) {
                refuse(exchange, failure);
            }
        });
    }

    /** The same for a JSON object, by name; what is said if it is none. */
    void readObject(HttpServerExchange exchange, String refusal, Consumer<Map<String, Object>> use) {
        read(exchange, text -> {
            Map<String, Object> fields = new LinkedHashMap<>();
            try {
                JsonText.parseObject(text).forEach((name, value) -> fields.put((String) name, value));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(refusal, e);
            }
            use.accept(fields);
        });
    }

    private void refuse(HttpServerExchange exchange, BodyReader.Failure failure) {
        switch (failure) {
            case TOO_LARGE ->
                ControlResponses.refuse(
                        exchange,
                        StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                        "The body has more than the " + most + " bytes that this control endpoint takes.");
            case NO_ROOM ->
                ControlResponses.refuse(
                        exchange, StatusCodes.SERVICE_UNAVAILABLE, "There are too many large requests; try again.");
            case UNREADABLE -> ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, "The body cannot be read.");
        }
    }

    private static String type(HttpServerExchange exchange) {
        @Nullable String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void take(HttpServerExchange exchange, byte[] body, Consumer<String> use) {
        try {
            use.accept(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (IllegalArgumentException e) {
            ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, "The body is not UTF-8.");
        }
    }
}
