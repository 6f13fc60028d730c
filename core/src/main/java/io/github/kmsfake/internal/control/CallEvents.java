package io.github.kmsfake.internal.control;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.requestlog.Journal;
import io.github.kmsfake.internal.schema.JsonOutput;
import io.github.kmsfake.internal.schema.RecordWriter;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * {@code GET events}: the recorded calls, and each further one, as server-sent events. Every reader has a place in the
 * journal and looks there from time to time, so that a call costs nothing for being watched, and what waits for a reader
 * are a few events only. A reader that takes none of them for a while is dropped.
 */
final class CallEvents {
    private static final int MOST_READERS = 16;
    private static final int MOST_WAITING = 50;
    private static final int LOOK_MILLIS = 100;
    private static final int MOST_LOOKS_IN_VAIN = 100;
    private static final int HEARTBEAT_MILLIS = 10_000;

    private final Journal journal;
    private final AtomicInteger readers = new AtomicInteger();

    CallEvents(Journal journal) {
        this.journal = journal;
    }

    /** Answers with events until the reader goes, or the server ends. */
    void get(HttpServerExchange exchange) {
        if (readers.incrementAndGet() > MOST_READERS) {
            readers.decrementAndGet();
            ControlResponses.refuse(
                    exchange,
                    StatusCodes.SERVICE_UNAVAILABLE,
                    "There are " + MOST_READERS + " readers of events already; close a page of the inspector.");
            return;
        }
        exchange.addExchangeCompleteListener((same, next) -> {
            readers.decrementAndGet();
            next.proceed();
        });
        try {
            new ServerSentEventHandler((connection, lastEventId) -> new Reader(connection).begin(exchange))
                    .handleRequest(exchange);
        } catch (Exception e) {
            throw new IllegalStateException("it only begins an answer", e);
        }
    }

    /** One who reads; it lives on the event loop of its connection. */
    private final class Reader {
        private final ServerSentEventConnection connection;
        private final RecordWriter writer = RecordWriter.of(KmsFakeCall.class, ControlResponses::name);
        private final AtomicInteger waiting = new AtomicInteger();
        private long next;
        private long cleared = -1;
        private int looksInVain;
        private XnioExecutor.@Nullable Key timer;

        Reader(ServerSentEventConnection connection) {
            this.connection = connection;
        }

        void begin(HttpServerExchange exchange) {
            connection.setKeepAliveTime(HEARTBEAT_MILLIS);
            timer = exchange.getIoThread().executeAtInterval(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
            connection.addCloseTask(channel -> stop());
        }

        private void look() {
            if (!connection.isOpen()) {
                stop();
            } else if (waiting.get() == 0) {
                looksInVain = 0;
                sendNews();
            } else if (++looksInVain > MOST_LOOKS_IN_VAIN) {
                IoUtils.safeClose(connection);
                stop();
            }
        }

        private void sendNews() {
            Journal.Part news = journal.from(next, MOST_WAITING);
            if (news.cleared() != cleared) {
                cleared = news.cleared();
                send("{}", "clear", next);
            }
            next = news.next() - news.calls().size();
            for (KmsFakeCall call : news.calls()) {
                JsonOutput body = new JsonOutput();
                writer.write(call, body);
                send(new String(body.finish(), StandardCharsets.UTF_8), "call", ++next);
            }
        }

        private void send(String data, String event, long id) {
            waiting.incrementAndGet();
            connection.send(data, event, Long.toString(id), new ServerSentEventConnection.EventCallback() {
                @Override
                public void done(ServerSentEventConnection same, String sent, String kind, String number) {
                    waiting.decrementAndGet();
                }

                @Override
                public void failed(
                        ServerSentEventConnection same, String sent, String kind, String number, IOException cause) {
                    IoUtils.safeClose(same); // the reader has gone, which is nobody's mistake
                }
            });
        }

        private void stop() {
            if (timer != null) {
                timer.remove();
            }
        }
    }
}
