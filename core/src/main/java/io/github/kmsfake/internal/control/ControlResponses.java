package io.github.kmsfake.internal.control;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.http.Connections;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.state.HeapGuard;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the control endpoints answer: records, as JSON with the names of their components. */
final class ControlResponses {
    private static final String JSON = "application/json;charset=utf-8";

    /** Lists up to this size need no memory to speak of. */
    private static final int SMALL_LIST = 100;

    /** Whether there is memory for a large answer. */
    static final AttachmentKey<HeapGuard> HEAP = AttachmentKey.create(HeapGuard.class);

    private ControlResponses() {}

    /** That something was done. */
    record Status(String status) {}

    private record Refusal(String message) {}

    /** Answers on a worker, what takes too long for an event loop; also if there is a mistake in it, of whatever kind. */
    static void working(HttpServerExchange exchange, Runnable work) {
        exchange.dispatch(() -> {
            try {
                work.run();
            } catch (Throwable mistake) {
                fail(exchange, mistake);
            }
        });
    }

    /** Answers that something was refused or went wrong here, whatever it is. */
    static void fail(HttpServerExchange exchange, Throwable mistake) {
        try {
            if (mistake instanceof KmsException refusal && refusal.code() != ErrorCode.QPS_LIMIT_EXCEEDED) {
                refuse(exchange, refusal.code().httpStatus(), refusal.code().code() + ": " + refusal.text());
            } else if (mistake instanceof KmsException full) {
                refuseTooMuch(exchange, full.reason());
            } else if (mistake instanceof OutOfMemoryError) {
                refuseTooMuch(exchange, "there is not enough memory for that: give the process more with -Xmx");
            } else {
                new ServerLog().error("a mistake in KMS Fake, please report it: " + exchange.getRequestPath(), mistake);
                refuse(exchange, StatusCodes.INTERNAL_SERVER_ERROR, "A mistake in KMS Fake, please report it.");
            }
        } catch (Throwable again) { // nothing can be sent any more, or there is no memory for it
            Connections.abort(exchange);
        }
    }

    private static void refuseTooMuch(HttpServerExchange exchange, String reason) {
        new ServerLog().warning(exchange.getRequestPath() + " was refused: " + reason);
        refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE, "Too much at once: " + reason + ".");
    }

    /** A refusal, in one sentence. */
    static void refuse(HttpServerExchange exchange, int status, String message) {
        exchange.setStatusCode(status);
        json(exchange, new Refusal(ClientText.inLog(message)));
    }

    /** A JSON object. */
    static void json(HttpServerExchange exchange, Record content) {
        json(exchange, content, RecordWriter.of(content.getClass(), ControlResponses::name));
    }

    /** A JSON object, with fields as a writer names them. */
    static void json(HttpServerExchange exchange, Record content, RecordWriter writer) {
        JsonOutput body = new JsonOutput();
        writer.write(content, body);
        send(exchange, JSON, body.finish());
    }

    /** A JSON array of objects. */
    static <T extends Record> void json(HttpServerExchange exchange, Class<T> type, List<T> contents) {
        RecordWriter writer = RecordWriter.of(type, ControlResponses::name);
        JsonOutput body = JsonOutput.array();
        @Nullable HeapGuard heap = exchange.getAttachment(HEAP);
        int written = 0;
        for (T content : contents) {
            written++;
            if (heap != null && written > SMALL_LIST) {
                heap.requireRoomForAnswer();
            }
            body.beginObject("");
            writer.write(content, body);
            body.endObject();
        }
        send(exchange, JSON, body.finish());
    }

    /** JSON that is written already. */
    static void json(HttpServerExchange exchange, byte[] body) {
        send(exchange, JSON, body);
    }

    /** A text of any kind. */
    static void text(HttpServerExchange exchange, String contentType, String text) {
        send(exchange, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpServerExchange exchange, String contentType, byte[] bytes) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, contentType).put(Headers.CONTENT_LENGTH, bytes.length);
        exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
    }

    /** What a component is called in JSON. */
    static String name(RecordComponent component) {
        @Nullable WireName named = component.getAnnotation(WireName.class);
        return named == null ? component.getName() : named.value();
    }
}
