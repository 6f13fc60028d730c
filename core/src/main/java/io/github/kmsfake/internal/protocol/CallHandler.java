package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.call.CallContext;
import io.github.kmsfake.internal.call.Dispatcher;
import io.github.kmsfake.internal.call.InjectedFaultException;
import io.github.kmsfake.internal.call.Reasons;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.http.BodyReader;
import io.github.kmsfake.internal.http.Connections;
import io.github.kmsfake.internal.http.FaultySender;
import io.github.kmsfake.internal.http.SourceAddresses;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.requestlog.Journal;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.time.Clock;
import java.util.function.Function;

/**
 * Takes a call of either protocol from its arrival to its answer. The checks come in the service's order: path and method,
 * size, operation, signature, parameters, and then the operation's own.
 */
public final class CallHandler implements HttpHandler {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final int LONGEST_REASON = 512;
    private static final String MORE = "...";
    private static final HttpString REASON = HttpString.tryFromString("x-kms-fake-reason");

    /** What the calls of both protocols need. */
    public record Services(
            Ids requestIds,
            Clock clock,
            SourceAddresses sources,
            Authenticator authenticator,
            Dispatcher dispatcher,
            Faults faults,
            Journal journal,
            Reasons reasons,
            BodyReader bodies,
            boolean masked,
            ServerLog log) {}

    private final Function<HttpServerExchange, ? extends ProtocolCall> protocol;
    private final Services services;
    private final Faults faults;
    private final ServerLog log;

    private CallHandler(Function<HttpServerExchange, ? extends ProtocolCall> protocol, Services services) {
        this.protocol = protocol;
        this.services = services;
        this.faults = services.faults();
        this.log = services.log();
    }

    /** A handler for calls of the RPC protocol. */
    public static CallHandler of(RpcProtocol protocol, Services services) {
        return new CallHandler(protocol::begin, services);
    }

    /** A handler for calls of the instance protocol. */
    public static CallHandler of(InstanceProtocol protocol, Services services) {
        return new CallHandler(protocol::begin, services);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        ProtocolCall call = protocol.apply(exchange);
        CallContext context = new CallContext(
                services.requestIds().uuid(),
                services.clock().instant(),
                call.protocol(),
                services.sources().of(exchange),
                call);
        attempt(call, context, () -> {
            call.requireRoute();
            receiveBody(call, context);
        });
    }

    private void receiveBody(ProtocolCall call, CallContext context) {
        HttpServerExchange exchange = call.exchange();
        if (size(exchange.getRequestHeaders()) > LARGEST_HEADERS) {
            throw ErrorCode.REQUEST_TOO_LARGE.because("the headers have more than " + LARGEST_HEADERS + " characters");
        }
        services.bodies().read(exchange, LARGEST_BODY, new BodyReader.Receiver() {
            @Override
            public void receive(byte[] body) {
                attempt(call, context, () -> process(call, context, body));
            }

            @Override
            public void fail(BodyReader.Failure failure) {
                attempt(call, context, () -> {
                    throw refusal(failure);
                });
            }
        });
    }

    private static KmsException refusal(BodyReader.Failure failure) {
        return switch (failure) {
            case TOO_LARGE -> ErrorCode.REQUEST_TOO_LARGE.because("the body has more than " + LARGEST_BODY + " bytes");
            case NO_ROOM ->
                ErrorCode.QPS_LIMIT_EXCEEDED.because(
                        "too many large requests at once for this heap: there was no room for the body in time");
            case UNREADABLE ->
                ErrorCode.PARAMETERS_NOT_READABLE.because("the body did not arrive whole, or not in time");
        };
    }

    private void process(ProtocolCall call, CallContext context, byte[] body) {
        call.read(body);
        Caller caller = call.authenticate(services.authenticator());
        context.caller(caller);
        String regionId = call.regionId(caller);
        context.regionId(regionId);
        // before a fault can end it, so that the call is recorded with all that is known of it
        call.readParameters();
        if (!faults.isEmpty()) {
            faults.strike(call.operation(), caller.id(), context.arrival().getEpochSecond())
                    .ifPresent(context::inject);
        }
        if (call.slow() || services.dispatcher().isSoonDue(caller, regionId)) {
            call.exchange().dispatch(() -> attempt(call, context, () -> answer(call, context, caller, regionId)));
        } else {
            answer(call, context, caller, regionId);
        }
    }

    private void answer(ProtocolCall call, CallContext context, Caller caller, String regionId) {
        Runnable reply = call.run(services.dispatcher(), caller, regionId, context);
        // first, so that whoever has the answer finds the call in the journal
        services.journal().add(context.answered());
        prepareFault(call, context);
        reply.run();
    }

    /** Takes a step of a call, which is refused if the step says so. */
    private void attempt(ProtocolCall call, CallContext context, Runnable step) {
        try {
            step.run();
        } catch (KmsException refusal) {
            refuse(call, context, refusal);
        } catch (InjectedFaultException injected) {
            refuse(call, context, injected.refusal());
        } catch (Throwable mistake) { // also an error of the platform must not leave the client without an answer
            fail(call, context, mistake);
        }
    }

    private void fail(ProtocolCall call, CallContext context, Throwable mistake) {
        try {
            if (Thread.currentThread().isInterrupted()) {
                Connections.abort(call.exchange()); // the server is closing: what was begun is not a failure of its own
            } else if (call.exchange().isResponseStarted()) {
                // The client hung up, or the server is closing: there is nobody left to be told.
                log.debug("a reply could not be sent: request " + context.requestId(), mistake);
                if (!call.exchange().isResponseComplete()) {
                    Connections.abort(call.exchange());
                }
            } else {
                log.error("a mistake in KMS Fake, please report it: request " + context.requestId(), mistake);
                refuse(
                        call,
                        context,
                        ErrorCode.INTERNAL_FAILURE.because(
                                "a mistake in KMS Fake, with a stack trace in the log; please report it"));
            }
        } catch (Throwable again) {
            Connections.abort(call.exchange());
        }
    }

    private void refuse(ProtocolCall call, CallContext context, KmsException refusal) {
        String reason = services.reasons().of(refusal, context);
        services.journal()
                .add(context.refused(refusal, services.masked() ? refusal.discreetText() : refusal.text(), reason));
        log.info(() -> (call.operation().isEmpty() ? "A call" : call.operation()) + " from " + context.source()
                + " refused, " + refusal.code().code() + ": " + reason + " (request " + context.requestId() + ")");
        refusal.evidence().forEach(line -> log.info(() -> line + " (request " + context.requestId() + ")"));
        prepareFault(call, context);
        call.exchange().getResponseHeaders().put(REASON, inHeader(reason));
        call.refuse(context.requestId(), refusal);
    }

    private static String inHeader(String reason) {
        String text = ClientText.inHeader(reason);
        return text.length() <= LONGEST_REASON ? text : text.substring(0, LONGEST_REASON - MORE.length()) + MORE;
    }

    /** Tells the sender of the answer what fault was injected. */
    private void prepareFault(ProtocolCall call, CallContext context) {
        context.effect()
                .ifPresent(effect -> call.exchange()
                        .putAttachment(
                                FaultySender.EFFECT,
                                new FaultySender.InjectedEffect(effect, faults.delayMillis(effect))));
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
}
