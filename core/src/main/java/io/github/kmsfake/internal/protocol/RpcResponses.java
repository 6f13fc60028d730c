package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.http.FaultySender;
import io.github.kmsfake.internal.schema.FieldOutput;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.schema.XmlOutput;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Sends answers and refusals, in JSON or XML, with the request id in body and header. */
public final class RpcResponses {
    private static final HttpString REQUEST_ID = HttpString.tryFromString("x-acs-request-id");
    private static final HttpString TRACE_ID = HttpString.tryFromString("x-acs-trace-id");

    /** The two forms of a body. */
    enum Format {
        JSON("application/json;charset=utf-8"),
        XML("text/xml;charset=utf-8");

        /** Clients compare it letter by letter. */
        private final String contentType;

        Format(String contentType) {
            this.contentType = contentType;
        }

        /** What a client asks for; what is not XML is JSON, also the nonsense that some clients send. */
        static Format of(String parameter) {
            return parameter.equalsIgnoreCase("XML") ? XML : JSON;
        }

        private FieldOutput begin(String root) {
            return this == XML ? new XmlOutput(root) : new JsonOutput();
        }
    }

    private RpcResponses() {}

    static void answer(
            HttpServerExchange exchange,
            Format format,
            String requestId,
            String action,
            Record answer,
            RecordWriter shape) {
        FieldOutput body = format.begin(action + "Response");
        body.text("RequestId", requestId);
        shape.write(answer, body);
        send(exchange, format, requestId, body);
    }

    static void refuse(HttpServerExchange exchange, Format format, String requestId, KmsException refusal) {
        exchange.setStatusCode(refusal.code().httpStatus());
        send(exchange, format, requestId, refusal(format, requestId, exchange.getHostName(), refusal));
    }

    /** A refusal as bytes of HTTP, for a connection that carries no request that could be replied to. */
    public static byte[] rawRefusal(String requestId, String host, KmsException refusal) {
        byte[] body = refusal(Format.JSON, requestId, host, refusal).finish();
        String head = "HTTP/1.1 " + refusal.code().httpStatus() + " Bad Request\r\n" + Headers.CONTENT_TYPE + ": "
                + Format.JSON.contentType + "\r\n" + Headers.CONTENT_LENGTH + ": " + body.length + "\r\n" + REQUEST_ID
                + ": " + requestId + "\r\n" + Headers.CONNECTION + ": close\r\n\r\n";
        byte[] bytes = Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), head.length() + body.length);
        System.arraycopy(body, 0, bytes, head.length(), body.length);
        return bytes;
    }

    private static FieldOutput refusal(Format format, String requestId, String host, KmsException refusal) {
        String code = refusal.code().code();
        FieldOutput body = format.begin("Error");
        body.text("RequestId", requestId);
        body.text("HostId", host);
        body.text("Code", code);
        body.text("Message", refusal.text());
        body.text("Recommend", "https://api.aliyun.com/troubleshoot?q=" + code + "&product=Kms&requestId=" + requestId);
        body.number("HttpStatus", refusal.code().httpStatus());
        return body;
    }

    private static void send(HttpServerExchange exchange, Format format, String requestId, FieldOutput body) {
        send(exchange, format.contentType, requestId, body.finish());
    }

    static void send(HttpServerExchange exchange, String contentType, String requestId, byte[] bytes) {
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, contentType)
                .put(Headers.CONTENT_LENGTH, bytes.length)
                .put(REQUEST_ID, requestId)
                .put(TRACE_ID, requestId.replace("-", ""));
        FaultySender.@Nullable InjectedEffect injected = exchange.getAttachment(FaultySender.EFFECT);
        if (injected != null) {
            FaultySender.send(exchange, injected, bytes);
        } else if (exchange.isInIoThread()) {
            exchange.getResponseSender().send(ByteBuffer.wrap(bytes));
        } else {
            // If a worker ends the exchange, the event loop can be woken by the next request too early, and spins until
            // the worker gets its processor back: half of the time of a server that signs all day.
            exchange.dispatch(
                    exchange.getIoThread(), () -> exchange.getResponseSender().send(ByteBuffer.wrap(bytes)));
        }
    }
}
