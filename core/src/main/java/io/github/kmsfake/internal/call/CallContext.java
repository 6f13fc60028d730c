package io.github.kmsfake.internal.call;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.fault.Effect;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.requestlog.Protocol;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call from its arrival to its answer: what is known of it from the beginning, what the request says, and what was found
 * out and decided on the way. It belongs to one thread at a time.
 */
public final class CallContext {
    /** Longer than any text of the service, apart from what it repeats of the call. */
    private static final int LONGEST_MESSAGE = 1024;

    /** What the request says of itself, as far as it has been read. */
    public interface Request {
        /** The operation that it asks for; empty if it does not get so far. */
        String operation();

        /** The gateway that it was sent to. */
        Gateway gateway();

        /** What it was called with, as it is kept for a tester. */
        CallParameters parameters();

        /** What looks like a mistake of the caller, though the service says nothing. */
        List<String> warnings();
    }

    private final String requestId;
    private final Instant arrival;
    private final Protocol protocol;
    private final SourceAddress source;
    private final Request request;
    private final List<KmsFakeCall.Decision> decisions = new ArrayList<>(0);
    private List<String> changed = List.of();
    private String regionId = "";
    private @Nullable Caller caller;
    private @Nullable Effect effect;

    public CallContext(String requestId, Instant arrival, Protocol protocol, SourceAddress source, Request request) {
        this.requestId = requestId;
        this.arrival = arrival;
        this.protocol = protocol;
        this.source = source;
        this.request = request;
    }

    /** The id that the answer carries. */
    public String requestId() {
        return requestId;
    }

    /** When it arrived, by the fake's clock. */
    public Instant arrival() {
        return arrival;
    }

    public SourceAddress source() {
        return source;
    }

    public Request request() {
        return request;
    }

    public void caller(Caller who) {
        caller = who;
    }

    public void regionId(String region) {
        regionId = region;
    }

    public void note(Decision decision) {
        decisions.add(decision.shown());
    }

    /** Who calls, as far as known; empty if nobody in particular. */
    public String callerId() {
        return caller == null ? "" : caller.id();
    }

    /** Injects a fault, which ends the call if the fault says so. */
    public void inject(Effect injected) {
        effect = injected;
        if (injected.preventsCall()) {
            throw new InjectedFaultException(injected.refusal().orElseGet(() -> ErrorCode.INTERNAL_FAILURE.staged("")));
        }
    }

    /** The fault that was injected, if one was. */
    public Optional<Effect> effect() {
        return Optional.ofNullable(effect);
    }

    /** The account and region that it is for, once both are known. */
    public Optional<Scope> scope() {
        return caller == null || regionId.isEmpty()
                ? Optional.empty()
                : Optional.of(new Scope(caller.accountId(), regionId));
    }

    /** Takes note of what it has changed. */
    public void changed(List<String> paths) {
        changed = paths;
    }

    public List<KmsFakeCall.Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** What remains of it once it is answered. */
    public KmsFakeCall answered() {
        return answered(200, null, null, null);
    }

    /** The same of one that was refused. */
    public KmsFakeCall refused(KmsException refusal, String message, String reason) {
        ErrorCode code = refusal.code();
        return answered(code.httpStatus(), code.code(), message, reason);
    }

    private KmsFakeCall answered(int status, @Nullable String code, @Nullable String message, @Nullable String reason) {
        Effect.@Nullable Reply instead = effect == null ? null : effect.reply();
        return instead == null
                ? record(status, code, message, reason)
                : record(
                        instead.status(),
                        null,
                        null,
                        "the test added a fault that answers with status " + instead.status());
    }

    private KmsFakeCall record(int status, @Nullable String code, @Nullable String message, @Nullable String reason) {
        return new KmsFakeCall(
                requestId,
                arrival,
                protocol.name(),
                request.operation(),
                callerId(),
                caller == null ? "" : caller.kind().name(),
                caller == null ? "" : caller.accountId(),
                regionId,
                source.text(),
                request.parameters(),
                status,
                Optional.ofNullable(code),
                Optional.ofNullable(message).map(text -> ClientText.beginning(text, LONGEST_MESSAGE)),
                Optional.ofNullable(reason),
                decisions(),
                request.warnings(),
                changed,
                effect != null);
    }
}
