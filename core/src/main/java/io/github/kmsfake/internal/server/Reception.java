package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.dispatch.Journal;
import io.github.kmsfake.internal.dispatch.RecordedCall.Protocol;
import io.github.kmsfake.internal.dispatch.Visit;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.state.Ids;
import io.undertow.io.Receiver.RequestToLargeException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.function.Consumer;

/** What both protocols have in common: a call is taken in, limited, worked on where there is time for it, and noted. */
final class Reception {
    private static final int LARGEST_BODY = 3 * 1024 * 1024;
    private static final int LARGEST_HEADERS = 64 * 1024;

    private final Ids requestIds;
    private final Clock clock;
    private final Peers peers;
    private final Journal journal;
    private final Logger log;

    Reception(Ids requestIds, Clock clock, Peers peers, Journal journal, Logger log) {
        this.requestIds = requestIds;
        this.clock = clock;
        this.peers = peers;
        this.journal = journal;
        this.log = log;
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
        } catch (RuntimeException mistake) {
            if (call.exchange().isResponseStarted()) {
                // The client hung up, or the server is closing: there is nobody left to be told.
                log.log(Level.DEBUG, "a reply could not be sent: request " + id(call), mistake);
            } else {
                log.log(Level.ERROR, "a mistake in KMS Fake, please report it: request " + id(call), mistake);
                refuse(call, ErrorCode.INTERNAL_FAILURE.with());
            }
        }
    }

    /** Notes a call that is answered as it wished. */
    void noteAnswer(Visit visit) {
        journal.add(visit.answered(200, null, null));
    }

    private void refuse(Conversation call, KmsException refusal) {
        Visit visit = call.visit();
        // first, so that whoever has the answer finds the call in the journal
        journal.add(visit.answered(refusal.code().httpStatus(), refusal.code().code(), refusal.text()));
        for (Decision decision : visit.decisions()) {
            if (!decision.allowed()) {
                log.log(
                        Level.INFO,
                        () -> visit.operation() + " from " + visit.source() + " " + decision + " (request "
                                + visit.requestId() + ")");
            }
        }
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
