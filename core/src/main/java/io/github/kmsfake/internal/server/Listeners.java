package io.github.kmsfake.internal.server;

import io.undertow.Undertow;
import io.undertow.Undertow.ListenerInfo;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;
import org.xnio.XnioWorker;

/** The two listeners, plain HTTP and HTTPS, that serve the same handler. */
final class Listeners implements AutoCloseable {
    /** Small, since many servers may live in one test process, and operations run on these threads, not on workers. */
    private static final int MOST_IO_THREADS = 4;

    private static final int WORKER_THREADS = 8;
    private static final long SETTLING_MILLIS = 100;
    private static final int LARGEST_HEAD = 1024 * 1024;
    private static final int MOST_PARAMETERS = 2000;

    /** What is read and thrown away so that a client that sends too much can still read why; then it is cut off. */
    private static final long LARGEST_UPLOAD = 32L * 1024 * 1024;

    /** The libraries' loggers by their names here, which relocation changes with everything else. */
    private static final List<String> CHATTY = List.of("io.undertow", "org.xnio", "org.jboss.threads");

    private final Undertow undertow;
    private final List<InetSocketAddress> addresses;

    @SuppressWarnings("UnusedVariable") // only held: a logger that nobody holds forgets its level
    private final List<Logger> quiet;

    private Listeners(Undertow undertow, List<Logger> quiet) {
        this.undertow = undertow;
        this.quiet = quiet;
        this.addresses = undertow.getListenerInfo().stream()
                .map(ListenerInfo::getAddress)
                .map(InetSocketAddress.class::cast)
                .toList();
    }

    static Listeners open(String host, int port, int tlsPort, SSLContext tls, Duration idle, HttpHandler handler) {
        List<Logger> quiet = quietLoggers();
        int idleMillis = Math.toIntExact(idle.toMillis());
        Undertow undertow = Undertow.builder()
                .addHttpListener(port, host)
                .addHttpsListener(tlsPort, host, tls)
                .setIoThreads(Math.max(
                        2, Math.min(MOST_IO_THREADS, Runtime.getRuntime().availableProcessors())))
                .setWorkerThreads(WORKER_THREADS)
                // A test that forgets to close the server must still be able to end.
                .setWorkerOption(Options.THREAD_DAEMON, true)
                .setWorkerOption(Options.WORKER_NAME, "kms-fake")
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true)
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, LARGEST_HEAD)
                .setServerOption(UndertowOptions.MAX_PARAMETERS, MOST_PARAMETERS)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, idleMillis)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, idleMillis)
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, idleMillis)
                .setSocketOption(Options.READ_TIMEOUT, idleMillis)
                .setSocketOption(Options.WRITE_TIMEOUT, idleMillis)
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, LARGEST_UPLOAD)
                .setHandler(handler)
                .build();
        try {
            undertow.start();
        } catch (RuntimeException e) {
            undertow.stop();
            throw isTaken(e)
                    ? new IllegalStateException(
                            "Cannot listen on " + host + " port " + port + " (HTTP) and " + tlsPort
                                    + " (HTTPS): an address is in use or not this machine's; port 0 takes any free one",
                            e)
                    : e;
        }
        return new Listeners(undertow, quiet);
    }

    int port() {
        return addresses.get(0).getPort();
    }

    int tlsPort() {
        return addresses.get(1).getPort();
    }

    @Override
    public void close() {
        settle(undertow.getWorker());
        undertow.stop();
    }

    /**
     * Lets the event loops finish what they are at. A test that closes its server right after a reply would otherwise
     * cut the loop off between sending the reply and waiting for the next request, which the web server logs as an error.
     */
    private static void settle(@Nullable XnioWorker worker) {
        if (worker == null) {
            return;
        }
        CountDownLatch loops = new CountDownLatch(MOST_IO_THREADS);
        try {
            for (int i = 0; i < MOST_IO_THREADS; i++) {
                worker.getIoThread(i).execute(loops::countDown);
            }
            // whatever takes longer than this ends with the server
            var unused = loops.await(SETTLING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // they ended already
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A test's output is its own: no greeting of a library at each start, unless somebody asked for it. */
    private static List<Logger> quietLoggers() {
        List<Logger> loggers = CHATTY.stream().map(Logger::getLogger).toList();
        loggers.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.WARNING));
        return loggers;
    }

    private static boolean isTaken(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
