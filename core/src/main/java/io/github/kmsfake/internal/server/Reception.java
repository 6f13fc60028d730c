package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.CallParameters;
import io.github.kmsfake.internal.dispatch.Journal;
import io.github.kmsfake.internal.dispatch.RecordedCall.Protocol;
import io.github.kmsfake.internal.dispatch.StruckException;
import io.github.kmsfake.internal.dispatch.Visit;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.fault.Faults;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.state.Ids;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What both protocols have in common: a call is taken in, limited, worked on where there is time for it, and noted. */
final class Reception {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final int LARGEST_HEADERS = 64 * 1024;

    private final Ids requestIds;
    private final Clock clock;
    private final Peers peers;
    private final Journal journal;
    private final boolean masked;
    private final Faults faults;
    private final ServerLog log;

    Reception(Ids requestIds, Clock clock, TestPowers powers, boolean masked, ServerLog log) {
        this.requestIds = requestIds;
        this.clock = clock;
        this.peers = powers.peers();
        this.journal = powers.journal();
        this.masked = masked;
        this.faults = powers.faults();
        this.log = log;
    }

    /** The parameters of a request of that size, as they are kept for a tester; some may be foreign to the operation. */
    CallParameters parameters(int size, Supplier<Map<String, String>> values, Predicate<String> foreign) {
        return CallParameters.of(size, values, masked, foreign);
    }

    /** Begins to keep track of a call. */
    Visit arrival(HttpServerExchange exchange, Protocol protocol) {
        return new Visit(requestIds.uuid(), clock.instant(), protocol, peers.of(exchange));
    }

    /** Goes on with the body once all of it is there. */
    void receive(Conversation call, Consumer<byte[]> next) {
        guarded(call, () -> {
            HttpServerExchange exchange = call.exchange();
            if (size(exchange.getRequestHeaders()) > LARGEST_HEADERS) {
                throw ErrorCode.REQUEST_TOO_LARGE.with();
            }
            exchange.getRequestReceiver().setMaxBufferSize(LARGEST_BODY);
            exchange.getRequestReceiver()
                    .receiveFullBytes(
                            (same, body) -> guarded(call, () -> next.accept(body)),
                            (same, failure) -> refuse(
                                    call,
                                    (failure instanceof RequestToLargeException
                                                    ? ErrorCode.REQUEST_TOO_LARGE
                                                    : ErrorCode.PARAMETERS_NOT_READABLE)
                                            .with()));
        });
    }

    /** Does what answers a call: here, or on a worker if it takes longer than the event loop can wait. */
    void work(Conversation call, boolean slow, Runnable step) {
        if (!faults.isEmpty()) {
            Visit visit = call.visit();
            faults.strike(visit.operation(), visit.callerId(), visit.arrival().getEpochSecond())
                    .ifPresent(visit::strike);
        }
        if (slow) {
            call.exchange().dispatch(() -> guarded(call, step));
        } else {
            step.run();
        }
    }

    /** Does a step of a call, which is refused if the step says so. */
    void guarded(Conversation call, Runnable step) {
        try {
            step.run();
        } catch (KmsException refusal) {
            refuse(call, refusal);
        } catch (StruckException struck) {
            refuse(call, struck.refusal());
        } catch (RuntimeException mistake) {
            if (call.exchange().isResponseStarted()) {
                // The client hung up, or the server is closing: there is nobody left to be told.
                log.debug("a reply could not be sent: request " + id(call), mistake);
            } else {
                log.error("a mistake in KMS Fake, please report it: request " + id(call), mistake);
                refuse(call, ErrorCode.INTERNAL_FAILURE.with());
            }
        }
    }

    /** Notes a call that is about to be answered as it wished. */
    void noteAnswer(Conversation call) {
        journal.add(call.visit().answered(200, null, null));
        prepare(call);
    }

    /** Tells the answer what has struck the call. */
    private void prepare(Conversation call) {
        call.visit()
                .effect()
                .ifPresent(effect -> call.exchange()
                        .putAttachment(FaultySender.BLOW, new FaultySender.Blow(effect, faults.delayMillis(effect))));
    }

    private void refuse(Conversation call, KmsException refusal) {
        Visit visit = call.visit();
        // first, so that whoever has the answer finds the call in the journal
        journal.add(visit.answered(
                refusal.code().httpStatus(), refusal.code().code(), masked ? refusal.discreetText() : refusal.text()));
        for (Decision decision : visit.decisions()) {
            if (!decision.allowed()) {
                log.info(() -> visit.operation() + " from " + visit.source() + " " + decision + " (request "
                        + visit.requestId() + ")");
            }
        }
        prepare(call);
        call.refuse(refusal);
    }

    private static String id(Conversation call) {
        return call.visit().requestId();
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
