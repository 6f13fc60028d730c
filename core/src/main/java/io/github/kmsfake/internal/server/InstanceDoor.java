package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.Catalog;
import io.github.kmsfake.internal.dispatch.Dispatcher;
import io.github.kmsfake.internal.dispatch.OperationNames;
import io.github.kmsfake.internal.dispatch.RecordedCall.Protocol;
import io.github.kmsfake.internal.dispatch.Visit;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.server.signature.InstanceSignature;
import io.github.kmsfake.internal.wire.AnswerShape;
import io.github.kmsfake.internal.wire.Message;
import io.github.kmsfake.internal.wire.MessageBody;
import io.github.kmsfake.internal.wire.MessageShape;
import io.github.kmsfake.internal.wire.RequestShape;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of KMS instances: Protocol Buffers, signed with the client key of an access point. The checks come in this
 * order: method and path, content type, version and name of the call, signature, message, and then the operation's own.
 */
final class InstanceDoor implements HttpHandler {
    /** The header that tells this protocol from the other. */
    static final HttpString API_NAME = new HttpString("x-kms-apiname");

    private static final String API_VERSION = "x-kms-apiversion";
    private static final String VERSION = "dkms-gcs-0.2";
    private static final String KMS_HEADER = "x-kms-";

    /** An operation with what is worked out once for all its calls. */
    private record Endpoint<Q extends Record, A extends Record>(
            Operation<Q, A> operation,
            MessageShape requestMessage,
            RequestShape<Q> request,
            MessageShape answerMessage,
            AnswerShape answer) {
        static <Q extends Record, A extends Record> Endpoint<Q, A> of(Operation<Q, A> operation) {
            return new Endpoint<>(
                    operation,
                    MessageShape.of(operation.requestType()),
                    RequestShape.of(operation.requestType()),
                    MessageShape.of(operation.answerType()),
                    AnswerShape.of(operation.answerType()));
        }
    }

    private record Call(HttpServerExchange exchange, Visit visit) implements Conversation {
        @Override
        public void refuse(KmsException refusal) {
            MessageReplies.refuse(exchange, visit.requestId(), refusal);
        }

        /** A header's value, empty if there is none. */
        String header(String name) {
            @Nullable String value = exchange.getRequestHeaders().getFirst(name);
            return value == null ? "" : value.trim();
        }
    }

    private final Catalog catalog;
    private final Dispatcher dispatcher;
    private final Authenticator authenticator;
    private final Reception reception;
    private final Strays strays;
    private final Map<String, Endpoint<?, ?>> endpoints = new ConcurrentHashMap<>();

    InstanceDoor(
            Catalog catalog, Dispatcher dispatcher, Authenticator authenticator, Reception reception, ServerLog log) {
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.authenticator = authenticator;
        this.reception = reception;
        this.strays = new Strays(log);
    }

    /** Whether a request speaks this protocol. */
    static boolean isSpokenBy(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(API_NAME);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Call call = new Call(exchange, reception.arrival(exchange, Protocol.INSTANCE));
        call.visit()
                .asksFor(
                        call.header(API_NAME.toString()),
                        Gateway.of(HostName.of(exchange.getHostName()), Gateway.DEDICATED));
        reception.guarded(call, () -> {
            requirePost(call);
            reception.receive(call, body -> handle(call, body));
        });
    }

    private void handle(Call call, byte[] body) {
        Endpoint<?, ?> endpoint = endpoint(call);
        Caller caller = authenticator.authenticate(new InstanceSignature(
                call.exchange().getRequestMethod().toString(), call::header, kmsHeaders(call), body));
        call.visit().comesFrom(caller);
        String regionId = Objects.requireNonNull(caller.regionId(), "client keys belong to a region");
        call.visit().leadsTo(regionId);
        // before a fault can strike, so that the call is recorded with what it was called with
        Message sent = Message.parse(body, endpoint.requestMessage(), call::header);
        call.visit().carries(() -> reception.parameters(body.length, sent::texts, name -> false));
        reception.work(call, endpoint.operation().slow(), () -> run(call, endpoint, caller, regionId, sent));
    }

    private <Q extends Record, A extends Record> void run(
            Call call, Endpoint<Q, A> endpoint, Caller caller, String regionId, Message sent) {
        Q request = endpoint.request().read(sent);
        A answer = dispatcher.run(endpoint.operation(), request, caller, regionId, call.visit());
        MessageBody message = new MessageBody(endpoint.answerMessage());
        message.text("RequestId", call.visit().requestId());
        endpoint.answer().write(answer, message);
        reception.noteAnswer(call);
        MessageReplies.answer(call.exchange(), call.visit().requestId(), message);
    }

    private Endpoint<?, ?> endpoint(Call call) {
        String contentType = call.header("content-type");
        if (!contentType.toLowerCase(Locale.ROOT).startsWith(MessageReplies.CONTENT_TYPE)) {
            throw ErrorCode.INVALID_CONTENT_TYPE.with(contentType);
        }
        String version = call.header(API_VERSION);
        if (!version.equals(VERSION)) {
            throw ErrorCode.INVALID_API_VERSION.with(version);
        }
        String name = call.visit().operation();
        Endpoint<?, ?> known = endpoints.get(name);
        return known != null ? known : endpoints.computeIfAbsent(name, wanted -> first(wanted, call.visit()));
    }

    /** Makes what a first call needs. A name that does not exist is most often one that was mistyped. */
    private Endpoint<?, ?> first(String name, Visit visit) {
        @Nullable Operation<?, ?> found = catalog.findAtGateway(name);
        if (found == null) {
            visit.warn(List.of(strays.noSuchOperation(name, OperationNames.INSTANCE)));
            throw ErrorCode.INVALID_API_NAME.with(name);
        }
        return Endpoint.of(found);
    }

    private static SortedMap<String, String> kmsHeaders(Call call) {
        SortedMap<String, String> headers = new TreeMap<>();
        for (HeaderValues values : call.exchange().getRequestHeaders()) {
            String name = values.getHeaderName().toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(KMS_HEADER)) {
                headers.put(name, values.getFirst().trim());
            }
        }
        return headers;
    }

    private static void requirePost(Call call) {
        if (!call.exchange().getRequestPath().equals("/")) {
            throw ErrorCode.API_NOT_FOUND.with();
        }
        if (!call.exchange().getRequestMethod().equals(Methods.POST)) {
            throw ErrorCode.UNSUPPORTED_HTTP_METHOD.with();
        }
    }
}
