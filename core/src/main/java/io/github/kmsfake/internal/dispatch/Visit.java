package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.fault.Effect;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call from its arrival to its answer, filled in as it becomes known who calls, what, and how it goes. It belongs to
 * one thread at a time.
 */
public final class Visit {
    /** Longer than the name of any operation; what else is sent as one is not kept whole. */
    private static final int LONGEST_NAME = 128;

    /** Longer than any text of the service, apart from what it repeats of the call. */
    private static final int LONGEST_MESSAGE = 1024;

    private final String requestId;
    private final Instant arrival;
    private final RecordedCall.Protocol protocol;
    private final SourceAddress source;
    private final List<Decision> decisions = new ArrayList<>(0);
    private Gateway gateway = Gateway.SHARED;
    private String operation = "";
    private String regionId = "";
    private @Nullable Caller caller;
    private @Nullable Effect effect;
    private Supplier<CallParameters> parameters = () -> CallParameters.NONE;
    private List<String> warnings = List.of();

    /** A call that has just arrived. */
    public Visit(String requestId, Instant arrival, RecordedCall.Protocol protocol, SourceAddress source) {
        this.requestId = requestId;
        this.arrival = arrival;
        this.protocol = protocol;
        this.source = source;
    }

    /** The id that the answer carries. */
    public String requestId() {
        return requestId;
    }

    /** When it arrived, by the fake's clock. */
    public Instant arrival() {
        return arrival;
    }

    /** Where it comes from. */
    public SourceAddress source() {
        return source;
    }

    /** The entrance that it came by. */
    public Gateway gateway() {
        return gateway;
    }

    /** The operation that it asks for; empty if it does not get so far. */
    public String operation() {
        return operation;
    }

    /** Notes which operation is asked for, and at which entrance. */
    public void asksFor(String wanted, Gateway entrance) {
        operation = ClientText.beginning(wanted, LONGEST_NAME);
        gateway = entrance;
    }

    /** Notes who calls. */
    public void comesFrom(Caller who) {
        caller = who;
    }

    /** Notes which region is called. */
    public void leadsTo(String region) {
        regionId = region;
    }

    /** Notes whether it may reach something. */
    public void note(Decision decision) {
        decisions.add(decision);
    }

    /** Who calls, as far as known; empty if nobody in particular. */
    public String callerId() {
        return caller == null ? "" : caller.id();
    }

    /** Notes what it was called with, to be looked at once it is answered. */
    public void carries(Supplier<CallParameters> sent) {
        parameters = sent;
    }

    /** Notes what a tester might want to know of it. */
    public void warn(List<String> sentences) {
        warnings = sentences;
    }

    /** Lets a fault strike it, which ends it if the fault says so. */
    public void strike(Effect blow) {
        effect = blow;
        if (blow.preventsCall()) {
            throw new StruckException(blow.refusal().orElseGet(ErrorCode.INTERNAL_FAILURE::with));
        }
    }

    /** What has struck it, if anything. */
    public Optional<Effect> effect() {
        return Optional.ofNullable(effect);
    }

    /** What was decided on the way. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** What remains of it once it is answered. */
    public RecordedCall answered(int status, @Nullable String code, @Nullable String message) {
        Effect.@Nullable Reply instead = effect == null ? null : effect.reply();
        return instead == null ? record(status, code, message) : record(instead.status(), null, null);
    }

    private RecordedCall record(int status, @Nullable String code, @Nullable String message) {
        return new RecordedCall(
                requestId,
                arrival,
                protocol,
                operation,
                caller,
                regionId,
                source,
                parameters.get(),
                status,
                code,
                message == null ? null : ClientText.beginning(message, LONGEST_MESSAGE),
                List.copyOf(decisions),
                warnings,
                effect != null);
    }
}
