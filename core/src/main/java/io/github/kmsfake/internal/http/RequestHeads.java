package io.github.kmsfake.internal.http;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * What the parser holds of requests whose head, request line and headers, is not complete: a connection that has sent much of
 * one needs room in a budget, or is closed. There is no handler to ask at that point, so this sits where bytes come in.
 */
final class RequestHeads {
    /** The largest head that the parser takes. */
    static final int LARGEST = 2 * 1024 * 1024;

    /** What is read and thrown away so that a client that sends too much can still read why; then it is cut off. */
    private static final long LARGEST_UPLOAD = 128L * 1024 * 1024;

    /** Heads up to this size need no room. */
    private static final int SMALL = 16 * 1024;

    private final MemoryBudget budget;
    private final Map<StreamConnection, Head> heads = Collections.synchronizedMap(new WeakHashMap<>());

    RequestHeads(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Begins to watch a connection. */
    Head watch(StreamConnection connection, WrongProtocol wrongProtocol) {
        Head head = new Head();
        heads.put(connection, head);
        connection
                .getSourceChannel()
                .setConduit(new Counting(connection.getSourceChannel().getConduit(), head, wrongProtocol));
        connection.getSourceChannel().setCloseListener(closed -> {
            head.end();
            wrongProtocol.noticeEnd(connection);
        });
        return head;
    }

    /** What comes until a request is over is its body, which has a budget of its own or is thrown away. */
    void beginBody(HttpServerExchange exchange) {
        if (exchange.getConnection() instanceof AbstractServerConnection connection) {
            @Nullable Head head = heads.get(connection.getChannel());
            if (head != null) {
                head.end();
                head.body = true;
                exchange.addExchangeCompleteListener((same, next) -> {
                    head.end();
                    next.proceed();
                });
            }
        }
    }

    /** The head of the request that is arriving on a connection. It belongs to one thread at a time. */
    final class Head {
        private long size;
        private boolean body;
        private MemoryBudget.@Nullable Reservation reservation;

        private void count(int bytes) throws IOException {
            size += bytes;
            if (size > LARGEST_UPLOAD) {
                throw new IOException("more than any request has");
            }
            if (size > SMALL && !body && reservation == null) {
                // the parser's buffer doubles as it grows
                reservation = budget.reserve(2L * LARGEST, () -> {});
                if (!reservation.isGranted()) {
                    end();
                    throw new IOException("no room for the head of a request");
                }
            }
        }

        /** Once there is an answer, a request that has no body is over. */
        void answered() {
            if (!body) {
                end();
            }
        }

        private void end() {
            size = 0;
            body = false;
            if (reservation != null) {
                reservation.release();
                reservation = null;
            }
        }
    }

    private static final class Counting extends AbstractStreamSourceConduit<StreamSourceConduit> {
        private final Head head;
        private final WrongProtocol wrongProtocol;

        Counting(StreamSourceConduit next, Head head, WrongProtocol wrongProtocol) {
            super(next);
            this.head = head;
            this.wrongProtocol = wrongProtocol;
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            int start = target.position();
            int read;
            try {
                read = super.read(target);
            } catch (SSLException e) {
                wrongProtocol.notice(e);
                throw e;
            }
            if (read > 0) {
                wrongProtocol.notice(target.get(start));
                head.count(read);
            }
            return read;
        }
    }
}
