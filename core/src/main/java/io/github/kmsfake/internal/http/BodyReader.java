package io.github.kmsfake.internal.http;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads whole request bodies without holding a thread. A body beyond a small size needs room in the {@link MemoryBudget},
 * all that it may come to need before more of it is read: bodies that are half read never wait for one another.
 */
public final class BodyReader {
    /** Bodies up to this size need no room: most calls are never in the way of others. */
    private static final int SMALL = 16 * 1024;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final int CHUNK = 4 * 1024;
    private static final byte[] EMPTY = {};

    /** That of a length of more digits than a number has, which the web server takes for another one. */
    private static final long UNREADABLE_LENGTH = Long.MAX_VALUE;

    private static final AttachmentKey<MemoryBudget.Reservation> RESERVATION =
            AttachmentKey.create(MemoryBudget.Reservation.class);

    private static final AttachmentKey<BodyReader> READER = AttachmentKey.create(BodyReader.class);

    private final MemoryBudget budget;
    private final RequestHeads heads;
    private final Duration longest;
    private final Duration longestWait;

    /**
     * A reader.
     *
     * @param longest how long a body may take to arrive
     */
    public BodyReader(MemoryBudget budget, Duration longest) {
        this(budget, new RequestHeads(MemoryBudget.ofHeap()), longest, LONGEST_WAIT);
    }

    BodyReader(MemoryBudget budget, RequestHeads heads, Duration longest, Duration longestWait) {
        this.budget = budget;
        this.heads = heads;
        this.longest = longest;
        this.longestWait = longestWait;
    }

    /** Why there is no body. */
    public enum Failure {
        /** It is larger than the endpoint takes. */
        TOO_LARGE,
        /** There was no room for it in time. */
        NO_ROOM,
        /** The client has gone, takes too long, or sends what is no body. */
        UNREADABLE
    }

    /** Who wants the body; one of the two methods is called, once. */
    public interface Receiver {
        /** Takes the body. */
        void receive(byte[] body);

        /** Takes the reason why there is none. */
        void fail(Failure failure);
    }

    RequestHeads heads() {
        return heads;
    }

    /** Makes this the reader of a request's body, for a handler to which a request is all it is given. */
    public void attachTo(HttpServerExchange exchange) {
        exchange.putAttachment(READER, this);
    }

    /** The reader of a request's body. */
    public static BodyReader of(HttpServerExchange exchange) {
        return exchange.getAttachment(READER);
    }

    /** Reads the body of a request, of {@code most} bytes at most. */
    public void read(HttpServerExchange exchange, int most, Receiver receiver) {
        long announced = announced(exchange);
        if (announced == UNREADABLE_LENGTH) {
            exchange.setPersistent(false); // where the request ends nobody knows
            receiver.fail(Failure.TOO_LARGE);
            return;
        }
        if (exchange.isRequestComplete()) {
            receiver.receive(EMPTY);
            return;
        }
        if (announced < 0 || announced > SMALL) {
            heads.beginBody(exchange);
        }
        if (announced > most) {
            receiver.fail(Failure.TOO_LARGE);
            return;
        }
        @Nullable StreamSourceChannel channel = exchange.getRequestChannel();
        if (channel == null) {
            receiver.fail(Failure.UNREADABLE);
        } else {
            new Reading(exchange, channel, most, announced, receiver).begin();
        }
    }

    /** The length that the client says; negative if it says none. The web server refuses what is no number. */
    private static long announced(HttpServerExchange exchange) {
        @Nullable String length = exchange.getRequestHeaders().getFirst(Headers.CONTENT_LENGTH);
        if (length == null) {
            return -1;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException e) {
            return UNREADABLE_LENGTH;
        }
    }

    /** One body on its way; all of it happens on the connection's event loop. */
    private final class Reading {
        private final HttpServerExchange exchange;
        private final StreamSourceChannel channel;
        private final int most;
        private final long announced;
        private final Receiver receiver;
        private byte[] bytes = EMPTY;
        private int size;
        private MemoryBudget.@Nullable Reservation reservation;
        private XnioExecutor.@Nullable Key timer;
        private boolean over;

        Reading(HttpServerExchange exchange, StreamSourceChannel channel, int most, long announced, Receiver receiver) {
            this.exchange = exchange;
            this.channel = channel;
            this.most = most;
            this.announced = announced;
            this.receiver = receiver;
        }

        /** Most bodies are there already, and are handed on before anything is set up for those that are not. */
        void begin() {
            @Nullable Runnable end = advance();
            if (end != null) {
                end.run();
            } else if (isWaiting()) {
                exchange.dispatch(SameThreadExecutor.INSTANCE, () -> step(this::await));
            } else {
                timer = later(longest, this::tooSlow);
                channel.getReadSetter().set(ready -> step(this::goOn));
                channel.resumeReads();
            }
        }

        /** Until there is room nothing is read; the client's bytes stay in the network. */
        private void await() {
            stopTimer();
            timer = later(longestWait, () -> finish(failing(Failure.NO_ROOM)));
            if (!isWaiting()) {
                roomGranted(); // meanwhile
            }
        }

        private void roomGranted() {
            if (timer == null) {
                return; // not yet waiting: it will look for itself
            }
            stopTimer();
            timer = later(longest, this::tooSlow);
            channel.getReadSetter().set(ready -> step(this::goOn));
            goOn();
            if (!over && !isWaiting()) {
                channel.resumeReads();
            }
        }

        private void goOn() {
            @Nullable Runnable end = advance();
            if (end != null) {
                finish(end);
            } else if (isWaiting()) {
                channel.suspendReads();
                await();
            }
        }

        /** Reads what is there. What is returned ends it; nothing if there is more to come. */
        private @Nullable Runnable advance() {
            try (PooledByteBuffer pooled =
                    exchange.getConnection().getByteBufferPool().allocate()) {
                ByteBuffer buffer = pooled.getBuffer();
                while (hasRoom()) {
                    buffer.clear();
                    int read = channel.read(buffer);
                    if (read == 0) {
                        return null;
                    }
                    if (read < 0) {
                        byte[] body = size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
                        return () -> receiver.receive(body);
                    }
                    if (size + read > most) {
                        return failing(Failure.TOO_LARGE);
                    }
                    append(buffer.flip());
                }
                return null;
            } catch (IOException e) {
                return failing(Failure.UNREADABLE);
            }
        }

        /** Ends it without a body. Its room, or its turn, goes to others at once: what still comes is thrown away. */
        private Runnable failing(Failure failure) {
            return () -> {
                if (reservation != null) {
                    reservation.release();
                }
                receiver.fail(failure);
            };
        }

        private void append(ByteBuffer buffer) {
            int length = buffer.remaining();
            if (size + length > bytes.length) {
                int wanted = announced > 0 ? (int) announced : Math.min(most, Math.max(CHUNK, 2 * bytes.length));
                bytes = Arrays.copyOf(bytes, Math.max(wanted, size + length));
            }
            buffer.get(bytes, size, length);
            size += length;
        }

        /** Whether more of it may be read. */
        private boolean hasRoom() {
            return Math.max(size, announced) <= SMALL || reservation().isGranted();
        }

        private MemoryBudget.Reservation reservation() {
            if (reservation == null) {
                reservation = budget.reserve(
                        announced > 0 ? announced : most,
                        () -> exchange.getIoThread().execute(() -> step(this::roomGranted)));
                ServerConnection connection = exchange.getConnection();
                if (connection.putAttachment(RESERVATION, reservation) == null) {
                    // one listener for all requests of a connection, which come one after the other
                    connection.addCloseListener(
                            closed -> closed.getAttachment(RESERVATION).release());
                }
                MemoryBudget.Reservation made = reservation;
                exchange.addExchangeCompleteListener((same, next) -> {
                    made.release();
                    next.proceed();
                });
            }
            return reservation;
        }

        private boolean isWaiting() {
            return reservation != null && !reservation.isGranted();
        }

        private void tooSlow() {
            exchange.setPersistent(false);
            finish(failing(Failure.UNREADABLE));
        }

        private void finish(Runnable end) {
            if (!over) {
                over = true;
                stopTimer();
                // a connection that is kept must not keep the body of its last request
                channel.getReadSetter().set(null);
                bytes = EMPTY;
                Connectors.executeRootHandler(same -> end.run(), exchange);
            }
        }

        /** Takes a step on the event loop, which must survive whatever happens in it. */
        private void step(Runnable task) {
            try {
                if (!over) {
                    task.run();
                }
            } catch (Throwable mistake) {
                over = true;
                Connections.abort(exchange);
            }
        }

        private XnioExecutor.Key later(Duration time, Runnable task) {
            return exchange.getIoThread().executeAfter(() -> step(task), time.toMillis(), TimeUnit.MILLISECONDS);
        }

        private void stopTimer() {
            if (timer != null) {
                timer.remove();
                timer = null;
            }
        }
    }
}
