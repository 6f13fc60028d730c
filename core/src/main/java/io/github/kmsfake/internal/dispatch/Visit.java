package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.SourceAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call from its arrival to its answer, filled in as it becomes known who calls, what, and how it goes. It belongs to
 * one thread at a time.
 */
public final class Visit {
    private final String requestId;
    private final Instant arrival;
    private final RecordedCall.Protocol protocol;
    private final SourceAddress source;
    private final List<Decision> decisions = new ArrayList<>(0);
    private Gateway gateway = Gateway.SHARED;
    private String operation = "";
    private String regionId = "";
    private @Nullable Caller caller;

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
        operation = wanted;
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

    /** What was decided on the way. */
    public List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /** What remains of it once it is answered. */
    public RecordedCall answered(int status, @Nullable String code, @Nullable String message) {
        return new RecordedCall(
                requestId,
                arrival,
                protocol,
                operation,
                caller,
                regionId,
                source,
                status,
                code,
                message,
                List.copyOf(decisions));
    }
}
