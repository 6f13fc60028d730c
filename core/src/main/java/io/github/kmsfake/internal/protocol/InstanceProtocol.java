package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.call.CallContext;
import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.call.Dispatcher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.protocol.signature.InstanceSignature;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.requestlog.Protocol;
import io.github.kmsfake.internal.schema.ProtobufFields;
import io.github.kmsfake.internal.schema.ProtobufOutput;
import io.github.kmsfake.internal.schema.ProtobufSource;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.text.ServerLog;
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

/** The protocol of KMS instances: Protocol Buffers, signed with the client key of an access point. */
public final class InstanceProtocol {
    /** The header that tells this protocol from the other. */
    private static final HttpString API_NAME = new HttpString("x-kms-apiname");

    private static final String API_VERSION = "x-kms-apiversion";
    private static final String VERSION = "dkms-gcs-0.2";
    private static final String KMS_HEADER = "x-kms-";

    /** An operation with what is worked out once for all its calls. */
    private record Endpoint<Q extends Record, A extends Record>(
            Operation<Q, A> operation,
            ProtobufFields requestMessage,
            RecordReader<Q> request,
            ProtobufFields answerMessage,
            RecordWriter answer) {
        static <Q extends Record, A extends Record> Endpoint<Q, A> of(Operation<Q, A> operation) {
            return new Endpoint<>(
                    operation,
                    ProtobufFields.of(operation.requestType()),
                    RecordReader.of(operation.requestType()),
                    ProtobufFields.of(operation.answerType()),
                    RecordWriter.of(operation.answerType()));
        }
    }

    private final boolean masked;
    private final UnknownParameters unknownParameters;
    private final Map<String, Endpoint<?, ?>> endpoints = new ConcurrentHashMap<>();

    /**
     * The protocol with its operations.
     *
     * @param masked whether secret values are hidden from whoever looks at recorded calls
     */
    public InstanceProtocol(boolean masked, ServerLog log) {
        this.masked = masked;
        this.unknownParameters = new UnknownParameters(log);
    }

    /** Whether a request speaks this protocol. */
    public static boolean isSpokenBy(HttpServerExchange exchange) {
        return exchange.getRequestHeaders().contains(API_NAME);
    }

    ProtocolCall begin(HttpServerExchange exchange) {
        Call call = new Call(exchange);
        call.asksFor(
                call.header(API_NAME.toString()), Gateway.of(HostName.of(exchange.getHostName()), Gateway.DEDICATED));
        return call;
    }

    private final class Call extends ProtocolCall {
        private byte[] body = {};
        private @Nullable Endpoint<?, ?> endpoint;
        private @Nullable ProtobufSource message;

        Call(HttpServerExchange exchange) {
            super(exchange, Protocol.INSTANCE);
        }

        @Override
        void requireRoute() {
            if (!exchange().getRequestPath().equals("/")) {
                throw ErrorCode.API_NOT_FOUND.because("the path of every call is /");
            }
            if (!exchange().getRequestMethod().equals(Methods.POST)) {
                throw ErrorCode.UNSUPPORTED_HTTP_METHOD.because("calls of the instance protocol are made by POST");
            }
        }

        @Override
        void read(byte[] sent) {
            body = sent;
            String contentType = header("content-type");
            if (!contentType.toLowerCase(Locale.ROOT).startsWith(InstanceResponses.CONTENT_TYPE)) {
                throw ErrorCode.INVALID_CONTENT_TYPE.because(
                        "the body of the instance protocol is " + InstanceResponses.CONTENT_TYPE, contentType);
            }
            String version = header(API_VERSION);
            if (!version.equals(VERSION)) {
                throw ErrorCode.INVALID_API_VERSION.because(
                        "the header " + API_VERSION + " must be " + VERSION, version);
            }
            @Nullable Endpoint<?, ?> known = endpoints.get(operation());
            endpoint = known != null ? known : endpoints.computeIfAbsent(operation(), this::first);
        }

        /** Makes what a first call needs. A name that does not exist is most often one that was mistyped. */
        private Endpoint<?, ?> first(String name) {
            @Nullable Operation<?, ?> found = Catalog.INSTANCE.find(name);
            if (found == null) {
                String warning = unknownParameters.noSuchOperation(name, Catalog.INSTANCE.names());
                warn(List.of(warning));
                throw ErrorCode.INVALID_API_NAME.because(warning, name);
            }
            return Endpoint.of(found);
        }

        @Override
        Caller authenticate(Authenticator authenticator) {
            return authenticator.authenticate(
                    new InstanceSignature(exchange().getRequestMethod().toString(), this::header, kmsHeaders(), body));
        }

        @Override
        String regionId(Caller caller) {
            return Objects.requireNonNull(caller.regionId(), "client keys belong to a region");
        }

        @Override
        void readParameters() {
            message = ProtobufSource.parse(body, found().requestMessage(), this::header);
        }

        @Override
        boolean slow() {
            return found().operation().slow();
        }

        @Override
        Runnable run(Dispatcher dispatcher, Caller caller, String regionId, CallContext context) {
            return run(found(), dispatcher, caller, regionId, context);
        }

        private <Q extends Record, A extends Record> Runnable run(
                Endpoint<Q, A> found, Dispatcher dispatcher, Caller caller, String regionId, CallContext context) {
            ProtobufSource read = Objects.requireNonNull(message, "the parameters are read first");
            A answer = dispatcher.run(found.operation(), found.request().read(read), caller, regionId, context);
            ProtobufOutput output = new ProtobufOutput(found.answerMessage());
            output.text("RequestId", context.requestId());
            found.answer().write(answer, output);
            return () -> InstanceResponses.answer(exchange(), context.requestId(), output);
        }

        @Override
        void refuse(String requestId, KmsException refusal) {
            InstanceResponses.refuse(exchange(), requestId, refusal);
        }

        @Override
        public CallParameters parameters() {
            return message == null
                    ? CallParameters.NONE
                    : CallParameters.of(body.length, message::texts, masked, name -> false);
        }

        private Endpoint<?, ?> found() {
            return Objects.requireNonNull(endpoint, "the operation is found first");
        }

        /** A header's value, empty if there is none. */
        private String header(String name) {
            @Nullable String value = exchange().getRequestHeaders().getFirst(name);
            return value == null ? "" : value.trim();
        }

        private SortedMap<String, String> kmsHeaders() {
            SortedMap<String, String> headers = new TreeMap<>();
            for (HeaderValues values : exchange().getRequestHeaders()) {
                String name = values.getHeaderName().toString().toLowerCase(Locale.ROOT);
                if (name.startsWith(KMS_HEADER)) {
                    headers.put(name, values.getFirst().trim());
                }
            }
            return headers;
        }
    }
}
