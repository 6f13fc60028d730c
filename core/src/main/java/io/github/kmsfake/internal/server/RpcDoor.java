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
import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.server.Replies.Format;
import io.github.kmsfake.internal.server.signature.Authenticator;
import io.github.kmsfake.internal.wire.AnswerShape;
import io.github.kmsfake.internal.wire.Form;
import io.github.kmsfake.internal.wire.RequestShape;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The RPC protocol: reads a call, finds out who makes it, runs it and replies. The checks come in the service's order:
 * path and method, version and action, signature, parameters, and then the operation's own.
 */
final class RpcDoor implements HttpHandler {
    private static final String VERSION = "2016-01-20";

    /** An operation with what is worked out once for all its calls. */
    private record Endpoint<Q extends Record, A extends Record>(
            Operation<Q, A> operation, RequestShape<Q> request, AnswerShape answer) {
        static <Q extends Record, A extends Record> Endpoint<Q, A> of(Operation<Q, A> operation) {
            return new Endpoint<>(
                    operation, RequestShape.of(operation.requestType()), AnswerShape.of(operation.answerType()));
        }
    }

    /** A call whose form is known. */
    private record Call(HttpServerExchange exchange, Visit visit, Format format) implements Conversation {
        @Override
        public void refuse(KmsException refusal) {
            Replies.refuse(exchange, format, visit.requestId(), refusal);
        }
    }

    private final Catalog catalog;
    private final Dispatcher dispatcher;
    private final Authenticator authenticator;
    private final Regions regions;
    private final Reception reception;
    private final Strays strays;
    private final Map<String, Endpoint<?, ?>> endpoints = new ConcurrentHashMap<>();

    RpcDoor(
            Catalog catalog,
            Dispatcher dispatcher,
            Authenticator authenticator,
            Regions regions,
            Reception reception,
            ServerLog log) {
        this.catalog = catalog;
        this.dispatcher = dispatcher;
        this.authenticator = authenticator;
        this.regions = regions;
        this.reception = reception;
        this.strays = new Strays(log);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        Call call = new Call(exchange, reception.arrival(exchange, Protocol.RPC), Format.JSON);
        reception.guarded(call, () -> {
            requireRpc(exchange);
            reception.receive(call, body -> handle(call, body));
        });
    }

    private void handle(Call anyForm, byte[] body) {
        RpcRequest request = new RpcRequest(anyForm.exchange(), body);
        Call call = new Call(
                anyForm.exchange(),
                anyForm.visit(),
                Format.of(request.parameters().getOrEmpty("Format")));
        reception.guarded(call, () -> {
            Form parameters = request.parameters(); // what is kept of the call must not hold on to the request
            int size = request.size();
            // until it is known what is called, any parameter may be a secret
            call.visit().carries(() -> reception.parameters(size, () -> strays.own(parameters), name -> true));
            parameters.requireUnambiguous();
            Endpoint<?, ?> endpoint = endpoint(request, call.visit());
            call.visit()
                    .carries(() -> reception.parameters(
                            size,
                            () -> strays.own(parameters),
                            name -> !endpoint.request().knows(name)));
            Caller caller = authenticator.authenticate(request);
            call.visit().comesFrom(caller);
            // before a fault can strike, so that the call is recorded with all that is known of it
            String regionId = regions.of(parameters.getOrEmpty("RegionId"), request.hostName(), caller.regionId());
            call.visit().leadsTo(regionId);
            Operation<?, ?> operation = endpoint.operation();
            call.visit().warn(strays.notice(operation.name(), parameters, endpoint.request()));
            reception.work(call, operation.slow(), () -> run(call, endpoint, request, caller, regionId));
        });
    }

    private <Q extends Record, A extends Record> void run(
            Call call, Endpoint<Q, A> endpoint, RpcRequest request, Caller caller, String regionId) {
        A answer = answer(endpoint, request, caller, regionId, call.visit());
        reception.noteAnswer(call);
        Replies.answer(
                call.exchange(),
                call.format(),
                call.visit().requestId(),
                endpoint.operation().name(),
                answer,
                endpoint.answer());
    }

    private <Q extends Record, A extends Record> A answer(
            Endpoint<Q, A> endpoint, RpcRequest request, Caller caller, String regionId, Visit visit) {
        boolean rehearsal = DryRun.isAskedFor(request.parameters().getOrEmpty(DryRun.PARAMETER))
                && endpoint.request().knows(DryRun.PARAMETER);
        A answer;
        try {
            answer = dispatcher.run(
                    endpoint.operation(), endpoint.request().read(request.parameters()), caller, regionId, visit);
        } catch (KmsException refusal) {
            throw rehearsal ? DryRun.verdict(refusal) : refusal;
        }
        if (rehearsal) {
            throw ErrorCode.DRY_RUN.with();
        }
        return answer;
    }

    private Endpoint<?, ?> endpoint(RpcRequest request, Visit visit) {
        String action = request.parameterOr("Action", "x-acs-action");
        visit.asksFor(action, Gateway.of(request.hostName(), Gateway.SHARED));
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
        @Nullable Endpoint<?, ?> known = endpoints.get(action);
        Endpoint<?, ?> found = known != null ? known : endpoints.computeIfAbsent(action, name -> first(name, visit));
        if (visit.gateway().dedicated() && !found.operation().dedicated()) {
            visit.warn(List.of(strays.notAtDedicatedGateway(action)));
            throw ErrorCode.ACTION_NOT_FOUND.with();
        }
        return found;
    }

    /** Makes what a first call needs. A name that does not exist is most often one that was mistyped. */
    private Endpoint<?, ?> first(String action, Visit visit) {
        @Nullable Operation<?, ?> found = catalog.find(action);
        if (found == null) {
            visit.warn(List.of(strays.noSuchOperation(action, OperationNames.RPC)));
            throw ErrorCode.ACTION_NOT_FOUND.with();
        }
        return Endpoint.of(found);
    }

    private static void requireRpc(HttpServerExchange exchange) {
        if (!exchange.getRequestPath().equals("/")) {
            throw ErrorCode.API_NOT_FOUND.with();
        }
        HttpString method = exchange.getRequestMethod();
        if (!method.equals(Methods.GET) && !method.equals(Methods.POST)) {
            throw ErrorCode.UNSUPPORTED_HTTP_METHOD.with();
        }
    }
}
