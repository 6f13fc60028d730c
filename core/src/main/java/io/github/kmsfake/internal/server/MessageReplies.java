package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.wire.AnswerShape;
import io.github.kmsfake.internal.wire.MessageBody;
import io.github.kmsfake.internal.wire.MessageShape;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;

/** Sends answers and refusals of the instance protocol. */
final class MessageReplies {
    static final String CONTENT_TYPE = "application/x-protobuf";

    /** A refusal, as clients read it. */
    private record Refusal(
            @Field(1) int statusCode,
            @Field(2) String errorCode,
            @Field(3) String errorMessage,
            @Field(4) String requestId) {}

    private static final MessageShape REFUSAL_MESSAGE = MessageShape.of(Refusal.class);
    private static final AnswerShape REFUSAL = AnswerShape.of(Refusal.class);

    private MessageReplies() {}

    static void answer(HttpServerExchange exchange, String requestId, MessageBody message) {
        byte[] bytes = message.finish();
        message.headers()
                .forEach((name, value) ->
                        exchange.getResponseHeaders().put(new HttpString(name), ClientText.inHeader(value)));
        Replies.send(exchange, CONTENT_TYPE, requestId, bytes);
    }

    /** What is too large is refused without a word, as the vendor describes it. */
    static void refuse(HttpServerExchange exchange, String requestId, KmsException refusal) {
        ErrorCode code = refusal.code();
        exchange.setStatusCode(code.httpStatus());
        MessageBody message = new MessageBody(REFUSAL_MESSAGE);
        if (code != ErrorCode.REQUEST_TOO_LARGE) {
            REFUSAL.write(new Refusal(code.httpStatus(), code.code(), refusal.text(), requestId), message);
        }
        Replies.send(exchange, CONTENT_TYPE, requestId, message.finish());
    }
}
