package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.Catalog;
import io.github.kmsfake.internal.dispatch.Dispatcher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.server.Replies.Format;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.wire.AnswerShape;
import io.github.kmsfake.internal.wire.RequestShape;
import io.github.kmsfake.internal.wire.RequestShape.Parameter;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The RPC protocol: reads a call, finds out who makes it, runs it and replies. The checks come in the service's order:
 * path and method, version and action, signature, parameters, and then the operation's own.
 */
final class RpcDoor implements HttpHandler {
    private static final String VERSION = "2016-01-20";
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final int LARGEST_HEADERS = 64 * 1024;

    /** An operation with what is worked out once for all its calls. */
    private record Endpoint<Q extends Record, A extends Record>(
            Operation<Q, A> operation, RequestShape<Q> request, Set<String> parameters, AnswerShape answer) {
        static <Q extends Record, A extends Record> Endpoint<Q, A> of(Operation<Q, A> operation) {
            RequestShape<Q> request = RequestShape.of(operation.requestType());
            Set<String> parameters = new HashSet<>();
            for (Parameter parameter : request.parameters()) {
                parameters.add(parameter.name());
            }
            return new Endpoint<>(operation, request, parameters, AnswerShape.of(operation.answerType()));
        }
    }

    /** A call whose form is known: what it needs to be replied to. */
    private record Call(HttpServerExchange exchange, Format format, String requestId) {
        void refuse(KmsException refusal) {
            Replies.refuse(exchange, format, requestId, refusal);
        }
    }

    private final Catalog catalog;
    private final Dispatcher dispatcher;
    private final Authenticator authenticator;
    private final Regions regions;
    private final Ids requestIds;
    private final Logger log;
    private final Strays strays;
    private final Map<String, Endpoint<?, ?>> endpoints = new ConcurrentHashMap<>();

    RpcDoor(
            Catalog catalog,
            Dispatcher dispatcher,
            Authenticator authenticator,
            Regions regions,
            Ids requestIds,
            Logger log) {
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.authenticator = authenticator;
        this.regions = regions;
        this.requestIds = requestIds;
        this.log = log;
        this.strays = new Strays(log);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Call call = new Call(exchange, Format.JSON, requestIds.uuid());
        guarded(call, () -> {
            requireRpc(exchange);
            exchange.getRequestReceiver().setMaxBufferSize(LARGEST_BODY);
            exchange.getRequestReceiver()
                    .receiveFullBytes(
                            (same, body) -> guarded(call, () -> handle(call, body)),
                            (same, failure) -> refuseBody(call, failure instanceof RequestToLargeException));
        });
    }

    private void handle(Call anyForm, byte[] body) {
        RpcRequest request = new RpcRequest(anyForm.exchange(), body);
        Call call =
                new Call(anyForm.exchange(), Format.of(request.parameters().getOrEmpty("Format")), anyForm.requestId());
        guarded(call, () -> {
            request.parameters().requireUnambiguous();
            Endpoint<?, ?> endpoint = endpoint(request);
            Caller caller = authenticator.authenticate(request);
            if (endpoint.operation().slow()) {
                call.exchange().dispatch(() -> guarded(call, () -> run(call, endpoint, request, caller)));
            } else {
                run(call, endpoint, request, caller);
            }
        });
    }

    private <Q extends Record, A extends Record> void run(
            Call call, Endpoint<Q, A> endpoint, RpcRequest request, Caller caller) {
        Operation<Q, A> operation = endpoint.operation();
        String regionId = regions.of(
                request.parameters().getOrEmpty("RegionId"), call.exchange().getHostName());
        strays.notice(operation.name(), request.parameters(), endpoint.parameters());
        A answer = answer(endpoint, request, caller, regionId);
        Replies.answer(call.exchange(), call.format(), call.requestId(), operation.name(), answer, endpoint.answer());
    }

    private <Q extends Record, A extends Record> A answer(
            Endpoint<Q, A> endpoint, RpcRequest request, Caller caller, String regionId) {
        boolean rehearsal = endpoint.parameters().contains(DryRun.PARAMETER)
                && request.parameters().getOrEmpty(DryRun.PARAMETER).equals(DryRun.ON);
        A answer;
        try {
            answer = dispatcher.run(
                    endpoint.operation(), endpoint.request().read(request.parameters()), caller, regionId);
        } catch (KmsException refusal) {
            throw rehearsal ? DryRun.verdict(refusal) : refusal;
        }
        if (rehearsal) {
            throw ErrorCode.DRY_RUN.with();
        }
        return answer;
    }

    private Endpoint<?, ?> endpoint(RpcRequest request) {
        String action = request.parameterOr("Action", "x-acs-action");
        if (action.isEmpty()) {
            throw ErrorCode.MISSING_ACTION.with();
        }
        String version = request.parameterOr("Version", "x-acs-version");
        if (version.isEmpty()) {
            throw ErrorCode.MISSING_VERSION.with();
        }
        if (!version.equals(VERSION)) {
            throw ErrorCode.INVALID_VERSION.with();
        }
        Endpoint<?, ?> known = endpoints.get(action);
        return known != null ? known : endpoints.computeIfAbsent(action, name -> Endpoint.of(catalog.require(name)));
    }

    private static void requireRpc(HttpServerExchange exchange) {
        if (!exchange.getRequestPath().equals("/")) {
            throw ErrorCode.API_NOT_FOUND.with();
        }
        HttpString method = exchange.getRequestMethod();
        if (!method.equals(Methods.GET) && !method.equals(Methods.POST)) {
            throw ErrorCode.UNSUPPORTED_HTTP_METHOD.with();
        }
        if (size(exchange.getRequestHeaders()) > LARGEST_HEADERS) {
            throw ErrorCode.REQUEST_TOO_LARGE.with();
        }
    }

    private static int size(HeaderMap headers) {
        int size = 0;
        for (HeaderValues values : headers) {
            for (String value : values) {
                size += values.getHeaderName().length() + value.length();
            }
        }
        return size;
    }

    private static void refuseBody(Call call, boolean tooLarge) {
        call.refuse((tooLarge ? ErrorCode.REQUEST_TOO_LARGE : ErrorCode.PARAMETERS_NOT_READABLE).with());
    }

    private void guarded(Call call, Runnable step) {
        try {
            answered(call, step);
        } catch (RuntimeException mistake) {
            if (call.exchange().isResponseStarted()) {
                // The client hung up, or the server is closing: there is nobody left to be told.
                log.log(Level.DEBUG, "a reply could not be sent: request " + call.requestId(), mistake);
            } else {
                log.log(Level.ERROR, "a mistake in KMS Fake, please report it: request " + call.requestId(), mistake);
                call.refuse(ErrorCode.INTERNAL_FAILURE.with());
            }
        }
    }

    private static void answered(Call call, Runnable step) {
        try {
            step.run();
        } catch (KmsException refusal) {
            call.refuse(refusal);
        }
    }
}
