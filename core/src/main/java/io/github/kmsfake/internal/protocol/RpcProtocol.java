package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.call.CallContext;
import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.call.Dispatcher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.protocol.RpcResponses.Format;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.requestlog.Protocol;
import io.github.kmsfake.internal.schema.FormSource;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The RPC protocol: parameters in query and form, answers in JSON or XML. */
public final class RpcProtocol {
    private static final String VERSION = "2016-01-20";

    /** An operation with what is worked out once for all its calls. */
    private record Endpoint<Q extends Record, A extends Record>(
            Operation<Q, A> operation, RecordReader<Q> request, RecordWriter answer) {
        static <Q extends Record, A extends Record> Endpoint<Q, A> of(Operation<Q, A> operation) {
            return new Endpoint<>(
                    operation, RecordReader.of(operation.requestType()), RecordWriter.of(operation.answerType()));
        }
    }

    private final RegionResolver regions;
    private final boolean masked;
    private final UnknownParameters unknownParameters;
    private final Map<String, Endpoint<?, ?>> endpoints = new ConcurrentHashMap<>();

    /**
     * The protocol with its operations.
     *
     * @param masked whether secret values are hidden from whoever looks at recorded calls
     */
    public RpcProtocol(RegionResolver regions, boolean masked, ServerLog log) {
        this.regions = regions;
        this.masked = masked;
        this.unknownParameters = new UnknownParameters(log);
    }

    ProtocolCall begin(HttpServerExchange exchange) {
        return new Call(exchange);
    }

    private final class Call extends ProtocolCall {
        private Format format = Format.JSON;
        private @Nullable RpcRequest request;
        private @Nullable Endpoint<?, ?> endpoint;

        Call(HttpServerExchange exchange) {
            super(exchange, Protocol.RPC);
        }

        @Override
        void requireRoute() {
            if (!exchange().getRequestPath().equals("/")) {
                throw ErrorCode.API_NOT_FOUND.because("the path of every call is /, not "
                        + ClientText.shown(exchange().getRequestPath()));
            }
            HttpString method = exchange().getRequestMethod();
            if (!method.equals(Methods.GET) && !method.equals(Methods.POST)) {
                throw ErrorCode.UNSUPPORTED_HTTP_METHOD.because("calls are made by GET or POST");
            }
        }

        @Override
        void read(byte[] body) {
            RpcRequest read = new RpcRequest(exchange(), body);
            request = read;
            format = Format.of(read.parameters().getOrEmpty("Format"));
            read.parameters().requireUnambiguous();
            endpoint = endpoint(read);
        }

        private Endpoint<?, ?> endpoint(RpcRequest read) {
            String action = read.parameterOr("Action", "x-acs-action");
            asksFor(action, Gateway.of(read.hostName(), Gateway.SHARED));
            if (action.isEmpty()) {
                throw ErrorCode.MISSING_ACTION.because(
                        "neither the parameter Action nor the header x-acs-action was sent");
            }
            String version = read.parameterOr("Version", "x-acs-version");
            if (version.isEmpty()) {
                throw ErrorCode.MISSING_VERSION.because(
                        "neither the parameter Version nor the header x-acs-version was sent");
            }
            if (!version.equals(VERSION)) {
                throw ErrorCode.INVALID_VERSION.because(
                        "the version of Kms is " + VERSION + ", not " + ClientText.shown(version));
            }
            @Nullable Endpoint<?, ?> known = endpoints.get(action);
            Endpoint<?, ?> found = known != null ? known : endpoints.computeIfAbsent(action, this::first);
            if (gateway().dedicated() && !found.operation().dedicated()) {
                String warning = unknownParameters.notAtDedicatedGateway(action);
                warn(List.of(warning));
                throw ErrorCode.ACTION_NOT_FOUND.because(warning);
            }
            return found;
        }

        /** Makes what a first call needs. A name that does not exist is most often one that was mistyped. */
        private Endpoint<?, ?> first(String action) {
            @Nullable Operation<?, ?> found = Catalog.RPC.find(action);
            if (found == null) {
                String warning = unknownParameters.noSuchOperation(action, Catalog.RPC.names());
                warn(List.of(warning));
                throw ErrorCode.ACTION_NOT_FOUND.because(warning);
            }
            return Endpoint.of(found);
        }

        @Override
        Caller authenticate(Authenticator authenticator) {
            return authenticator.authenticate(request());
        }

        @Override
        String regionId(Caller caller) {
            String parameter = request().parameters().getOrEmpty("RegionId");
            regions.notice(parameter, request().hostName())
                    .ifPresent(sentence -> warn(List.of(unknownParameters.said(sentence))));
            return regions.of(parameter, request().hostName(), caller.regionId());
        }

        @Override
        void readParameters() {
            warn(unknownParameters.notice(operation(), request().parameters(), found().request()));
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
            FormSource parameters = request().parameters();
            boolean dryRun = DryRun.isAskedFor(parameters.getOrEmpty(DryRun.PARAMETER))
                    && found.request().knows(DryRun.PARAMETER);
            A answer;
            try {
                answer = dispatcher.run(found.operation(), found.request().read(parameters), caller, regionId, context);
            } catch (KmsException refusal) {
                throw dryRun ? DryRun.verdict(refusal) : refusal;
            }
            if (dryRun) {
                throw ErrorCode.DRY_RUN.because("DryRun is true; without it the call would have succeeded");
            }
            return () ->
                    RpcResponses.answer(exchange(), format, context.requestId(), operation(), answer, found.answer());
        }

        @Override
        void refuse(String requestId, KmsException refusal) {
            RpcResponses.refuse(exchange(), format, requestId, refusal);
        }

        /** Until it is known which operation is called, any parameter may be a secret. */
        @Override
        public CallParameters parameters() {
            if (request == null) {
                return CallParameters.NONE;
            }
            FormSource sent = request.parameters(); // what is kept of the call must not hold on to the request
            @Nullable RecordReader<?> reader = endpoint == null ? null : endpoint.request();
            return CallParameters.of(
                    request.size(),
                    () -> UnknownParameters.own(sent),
                    masked,
                    name -> reader == null || !reader.knows(name));
        }

        private RpcRequest request() {
            return Objects.requireNonNull(request, "the body is read first");
        }

        private Endpoint<?, ?> found() {
            return Objects.requireNonNull(endpoint, "the operation is found first");
        }
    }
}
