package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.text.ServerLog;
import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/**
 * The two listeners, plain HTTP and HTTPS, that serve the same handler. They are put together from Undertow's parts rather
 * than by its builder, since only so can each connection get its {@link MalformedRequestResponder}.
 */
public final class Listeners implements AutoCloseable {
    /** Small, since many servers may live in one test process, and operations run on these threads, not on workers. */
    private static final int MOST_IO_THREADS = 4;

    private static final long SETTLING_MILLIS = 1000;
    private static final long PATIENCE_SECONDS = 3;
    private static final int BUFFER_SIZE = 16 * 1024;

    /**
     * The longest record of TLS 1.2 and 1.3: 16 KiB, what a cipher may add to it, and a header. The TLS layer waits for a
     * whole record, and takes it apart only where there is room for all of it: with less, it would wait forever.
     */
    private static final int TLS_BUFFER_SIZE = 16 * 1024 + 2048 + 5;

    private static final int BACKLOG = 1000;
    private static final int MOST_PARAMETERS = 2000;

    /** {@link RequestHeads} cuts off. The web server would, at the mere length of a chunk, and print a stack trace. */
    private static final long UNLIMITED = -1;

    private final WorkerPool workers = new WorkerPool();
    private final XnioWorker worker;
    private final HttpOpenListener http;
    private final HttpHandler handler;
    private final RequestHeads heads;
    private final Supplier<byte[]> refusal;
    private final ServerLog log;
    private final OptionMap socketOptions;
    private final List<AcceptingChannel<? extends StreamConnection>> channels = new ArrayList<>();
    private volatile boolean closing;

    private Listeners(Duration idle, HttpHandler handler, RequestHeads heads, Supplier<byte[]> refusal, ServerLog log)
            throws IOException {
        int idleMillis = Math.toIntExact(idle.toMillis());
        int threads = Math.max(2, Math.min(MOST_IO_THREADS, Runtime.getRuntime().availableProcessors()));
        this.worker = Xnio.getInstance(Listeners.class.getClassLoader())
                .createWorkerBuilder()
                .populateFromOptions(OptionMap.builder()
                        .set(Options.WORKER_NAME, "kms-fake")
                        .set(Options.WORKER_IO_THREADS, threads)
                        // A test that forgets to close the server must still be able to end.
                        .set(Options.THREAD_DAEMON, true)
                        .set(Options.TCP_NODELAY, true)
                        .getMap())
                .setExternalExecutorService(workers)
                .build();
        this.http = new HttpOpenListener(
                new DefaultByteBufferPool(true, BUFFER_SIZE, -1, 4),
                OptionMap.builder()
                        .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                        // its first one would load time zones and locales, a fifth of the time to the first answer
                        .set(UndertowOptions.ALWAYS_SET_DATE, false)
                        .set(UndertowOptions.DECODE_URL, false)
                        .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                        .set(UndertowOptions.MAX_HEADER_SIZE, RequestHeads.LARGEST)
                        .set(UndertowOptions.MAX_PARAMETERS, MOST_PARAMETERS)
                        .set(UndertowOptions.MAX_ENTITY_SIZE, UNLIMITED)
                        .set(UndertowOptions.NO_REQUEST_TIMEOUT, idleMillis)
                        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, idleMillis)
                        .set(UndertowOptions.IDLE_TIMEOUT, idleMillis)
                        .getMap());
        this.http.setRootHandler(this::handle);
        this.handler = handler;
        this.heads = heads;
        this.log = log;
        this.refusal = refusal;
        this.socketOptions = OptionMap.builder()
                .set(Options.WORKER_IO_THREADS, threads)
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BALANCING_TOKENS, 1)
                .set(Options.BALANCING_CONNECTIONS, 2)
                .set(Options.BACKLOG, BACKLOG)
                .set(Options.READ_TIMEOUT, idleMillis)
                .set(Options.WRITE_TIMEOUT, idleMillis)
                .getMap();
    }

    /**
     * Opens both.
     *
     * @param bodies how the handler reads bodies
     * @param refusal what to say to a request that cannot be read at all
     */
    public static Listeners open(
            String host,
            int port,
            int tlsPort,
            SSLContext tls,
            Duration idle,
            HttpHandler handler,
            BodyReader bodies,
            Supplier<byte[]> refusal,
            ServerLog log) {
        String opening = host + " port " + port + " (HTTP)";
        try {
            Listeners listeners = new Listeners(idle, handler, bodies.heads(), refusal, log);
            try {
                InetAddress address = InetAddress.getByName(host);
                listeners.listen(new InetSocketAddress(address, port));
                opening = host + " port " + tlsPort + " (HTTPS)";
                listeners.listen(new InetSocketAddress(address, tlsPort), tls);
                return listeners;
            } catch (IOException | RuntimeException e) {
                listeners.close();
                throw e;
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Cannot listen on " + host + ": there is no such host", e);
        } catch (SocketException e) {
            throw new IllegalStateException(
                    "Cannot listen on " + opening + ", which is in use or not this machine's (" + e.getMessage()
                            + "); port 0 takes any free one",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot listen on " + opening + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return port(0);
    }

    public int tlsPort() {
        return port(1);
    }

    /** Ends it: what has been begun is answered, what comes meanwhile is not. */
    @Override
    public void close() {
        closing = true;
        channels.forEach(AcceptingChannel::suspendAccepts);
        try {
            settle();
            closeChannels();
            workers.shutdown();
            if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                workers.shutdownNow();
            }
            settle();
            worker.shutdown();
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            channels.forEach(IoUtils::safeClose);
            worker.shutdownNow();
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Closes each on its own thread, which may be taking in a connection just now. */
    private void closeChannels() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(channels.size());
        for (AcceptingChannel<? extends StreamConnection> channel : channels) {
            channel.getIoThread().execute(() -> {
                IoUtils.safeClose(channel);
                closed.countDown();
            });
        }
        if (!closed.await(SETTLING_MILLIS, TimeUnit.MILLISECONDS)) {
            channels.forEach(IoUtils::safeClose);
        }
    }

    /**
     * Lets the event loops finish what they are at. A test that closes its server right after a reply would otherwise
     * cut the loop off between sending the reply and waiting for the next request, which the web server logs as an error.
     */
    private void settle() throws InterruptedException {
        CountDownLatch loops = new CountDownLatch(worker.getIoThreadCount());
        for (int i = 0; i < worker.getIoThreadCount(); i++) {
            worker.getIoThread(i).execute(loops::countDown);
        }
        // whatever takes longer than this ends with the server
        var unused = loops.await(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void listen(InetSocketAddress address) throws IOException {
        add(worker.createStreamConnectionServer(address, channel -> accept(channel, false), socketOptions));
    }

    private void listen(InetSocketAddress address, SSLContext tls) throws IOException {
        UndertowXnioSsl ssl = new UndertowXnioSsl(
                worker.getXnio(), OptionMap.EMPTY, new DefaultByteBufferPool(true, TLS_BUFFER_SIZE, -1, 4), tls);
        add(ssl.createSslConnectionServer(worker, address, channel -> accept(channel, true), socketOptions));
    }

    private void add(AcceptingChannel<? extends StreamConnection> channel) {
        channels.add(channel);
        channel.resumeAccepts();
    }

    private void accept(AcceptingChannel<? extends StreamConnection> channel, boolean tls) {
        try {
            @Nullable StreamConnection connection = channel.accept();
            if (connection != null && closing) {
                IoUtils.safeClose(connection);
            } else if (connection != null) {
                RequestHeads.Head head =
                        heads.watch(connection, new WrongProtocol(tls, this::port, this::tlsPort, log));
                connection
                        .getSinkChannel()
                        .setConduit(new MalformedRequestResponder(
                                connection.getSinkChannel().getConduit(), refusal, head::answered, log));
                http.handleEvent(connection);
            }
        } catch (IOException e) {
            if (!closing) {
                log.warning("a connection could not be accepted: " + e);
            }
        }
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        if (closing) {
            Connections.abort(exchange);
        } else {
            handler.handleRequest(exchange);
        }
    }

    private int port(int index) {
        return channels.get(index).getLocalAddress(InetSocketAddress.class).getPort();
    }
}
