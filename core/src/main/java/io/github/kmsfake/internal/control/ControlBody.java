package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.json.JsonText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
 * The body of a request to a control endpoint, read on a worker and handed on as text. What an endpoint says with an
 * {@link IllegalArgumentException} is a refusal. What is too much is read and thrown away, so that the client hears why.
 *
 * @param most how many bytes it can have
 * @param types the media types that are accepted
 */
record ControlBody(int most, Set<String> types) {
    private static final int CHUNK = 16 * 1024;

    /** JSON; also under the name that curl gives to whatever it sends. */
    static final ControlBody JSON =
            new ControlBody(64 * 1024, Set.of("application/json", "application/x-www-form-urlencoded", "text/plain"));

    /** What is done with a body. */
    interface Use {
        /** Takes the text and answers. */
        void take(String text);
    }

    /** Reads it, or refuses it. */
    void read(HttpServerExchange exchange, Use use) {
        String type = type(exchange);
        if (!type.isEmpty() && !types.contains(type)) {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.UNSUPPORTED_MEDIA_TYPE,
                    "This control endpoint takes " + String.join(" or ", sorted()) + ", not " + type + ".");
            return;
        }
        ControlResponses.working(exchange, () -> {
            exchange.startBlocking();
            take(exchange, use);
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

    private Set<String> sorted() {
        return new TreeSet<>(types);
    }

    private static String type(HttpServerExchange exchange) {
        @Nullable String type = exchange.getRequestHeaders().getFirst(Headers.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private void take(HttpServerExchange exchange, Use use) {
        try {
            use.take(text(exchange.getInputStream()));
        } catch (IllegalArgumentException e) {
            ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, String.valueOf(e.getMessage()));
        } catch (TooLarge e) {
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.REQUEST_ENTITY_TOO_LARGE,
                    "The body has more than the " + most + " bytes that this control endpoint takes.");
        } catch (CharacterCodingException e) {
            ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, "The body is not UTF-8.");
        } catch (IOException e) {
            // the client has gone, or sends without an end
            exchange.setPersistent(false);
            if (!exchange.isResponseStarted()) {
                ControlResponses.refuse(exchange, StatusCodes.BAD_REQUEST, "The body cannot be read.");
            }
        }
    }

    private static final class TooLarge extends IOException {
        private static final long serialVersionUID = 1;
    }

    private String text(InputStream body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        long total = 0;
        for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
            total += read;
            if (total <= most) {
                bytes.write(chunk, 0, read);
            }
        }
        if (total > most) {
            throw new TooLarge();
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }
}
