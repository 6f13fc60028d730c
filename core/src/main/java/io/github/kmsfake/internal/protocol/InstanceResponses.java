package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.schema.ProtobufFields;
import io.github.kmsfake.internal.schema.ProtobufOutput;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.text.ClientText;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

/** Sends answers and refusals of the instance protocol. */
final class InstanceResponses {
    static final String CONTENT_TYPE = "application/x-protobuf";

    /** A refusal, as clients read it. */
    private record Refusal(
            @ProtobufField(1) int statusCode,
            @ProtobufField(2) String errorCode,
            @ProtobufField(3) String errorMessage,
            @ProtobufField(4) String requestId) {}

    private static final ProtobufFields REFUSAL_MESSAGE = ProtobufFields.of(Refusal.class);
    private static final RecordWriter REFUSAL = RecordWriter.of(Refusal.class);

    private InstanceResponses() {}

    static void answer(HttpServerExchange exchange, String requestId, ProtobufOutput message) {
        byte[] bytes = message.finish();
        message.headers()
                .forEach((name, value) ->
                        exchange.getResponseHeaders().put(new HttpString(name), ClientText.inHeader(value)));
        RpcResponses.send(exchange, CONTENT_TYPE, requestId, bytes);
    }

    /** What is too large is refused without a word, as the vendor describes it. */
    static void refuse(HttpServerExchange exchange, String requestId, KmsException refusal) {
        ErrorCode code = refusal.code();
        exchange.setStatusCode(code.httpStatus());
        ProtobufOutput message = new ProtobufOutput(REFUSAL_MESSAGE);
        if (code != ErrorCode.REQUEST_TOO_LARGE) {
            REFUSAL.write(new Refusal(code.httpStatus(), code.code(), refusal.text(), requestId), message);
        }
        RpcResponses.send(exchange, CONTENT_TYPE, requestId, message.finish());
    }
}
