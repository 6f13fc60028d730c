package io.github.kmsfake.internal.protocol;

import io.github.kmsfake.internal.call.CallContext;
import io.github.kmsfake.internal.call.Dispatcher;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.requestlog.Protocol;
import io.github.kmsfake.internal.text.ClientText;
import io.undertow.server.HttpServerExchange;
import java.util.List;

/**
 * One call in the terms of its protocol: what {@link CallHandler} asks of it, in this order. It knows more with each step,
 * and each step refuses what is wrong.
 */
abstract class ProtocolCall implements CallContext.Request {
    /** Longer than the name of any operation; what else is sent as one is not kept whole. */
    private static final int LONGEST_NAME = 128;

    private final HttpServerExchange exchange;
    private final Protocol protocol;
    private String operation = "";
    private Gateway gateway = Gateway.SHARED;
    private List<String> warnings = List.of();

    ProtocolCall(HttpServerExchange exchange, Protocol protocol) {
        this.exchange = exchange;
        this.protocol = protocol;
    }

    /** Refuses a path or method that no call has. */
    abstract void requireRoute();

    /** Reads the body as far as the caller need not be known, and finds the operation. */
    abstract void read(byte[] body);

    /** Finds out who calls. */
    abstract Caller authenticate(Authenticator authenticator);

    /** The region that is called. */
    abstract String regionId(Caller caller);

    /** Reads what is read only of those who may call. */
    abstract void readParameters();

    /** Whether it takes longer than an event loop can wait. */
    abstract boolean slow();

    /** Runs it; what is returned sends the answer. */
    abstract Runnable run(Dispatcher dispatcher, Caller caller, String regionId, CallContext context);

    /** Answers with an error. */
    abstract void refuse(String requestId, KmsException refusal);

    final HttpServerExchange exchange() {
        return exchange;
    }

    final Protocol protocol() {
        return protocol;
    }

    final void asksFor(String name, Gateway at) {
        operation = ClientText.beginning(name, LONGEST_NAME);
        gateway = at;
    }

    final void warn(List<String> sentences) {
        warnings = sentences;
    }

    @Override
    public final String operation() {
        return operation;
    }

    @Override
    public final Gateway gateway() {
        return gateway;
    }

    @Override
    public final List<String> warnings() {
        return warnings;
    }
}
