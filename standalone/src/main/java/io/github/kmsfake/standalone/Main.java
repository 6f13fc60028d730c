package io.github.kmsfake.standalone;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.internal.text.ClientText;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Starts the fake and serves until the process is told to end. */
public final class Main {
    private static final int WRONG_USE = 2;
    private static final int OUT_OF_MEMORY = 3;

    /** Where the image looks for a prepared state, as a property of the virtual machine. */
    private static final String MOUNTED = "kmsfake.init";

    /** Within the ten seconds that container engines give a process before they kill it. */
    private static final long LONGEST_END_MILLIS = 9_000;

    private Main() {}

    /**
     * Runs the program.
     *
     * <p>When it serves, it prints one line to standard output. A wrong setting, an unreadable file or a taken port ends
     * it with exit code 2 and one sentence on standard error; SIGTERM and SIGINT end it with exit code 0. SIGHUP lets it read
     * its prepared state again, if it has one.
     *
     * @param arguments the flags; {@code --help} lists them
     * @throws InterruptedException if the main thread is interrupted, which nobody does
     */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            CommandLine commandLine = new CommandLine(System.getenv());
            CommandLine.Request request = commandLine.read(arguments);
            @Nullable Launch launch = request.launch();
            if (launch == null) {
                System.out.print(request.version() ? version() + System.lineSeparator() : commandLine.usage());
                return;
            }
            @Nullable String mounted = System.getProperty(MOUNTED);
            if (mounted != null) {
                launch.stateIn(mounted);
            }
            serve(launch.start(), launch.isPrepared(), System.out);
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(ClientText.inLog(String.valueOf(e.getMessage())));
            System.exit(WRONG_USE);
        }
    }

    private static void serve(KmsFakeServer server, boolean prepared, PrintStream out) throws InterruptedException {
        CountDownLatch ending = new CountDownLatch(1);
        Thread.setDefaultUncaughtExceptionHandler(Main::endIfFatal);
        Thread watchdog = new Thread(() -> endAnyway(ending), "kms-fake-watchdog");
        watchdog.setDaemon(true);
        watchdog.start(); // now: when it is needed there may be no memory left for a thread
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ending), "kms-fake-end"));
        if (prepared) {
            HangUp.handle(() -> reload(server)); // before it is ready: until then the signal ends the process
        }
        out.println("KMS fake ready http=http://" + server.endpoint() + " https=https://" + server.tlsEndpoint()
                + " region=" + server.regionId() + " instance=" + server.instanceId());
        out.flush();
        new CountDownLatch(1).await();
    }

    /**
     * Ends the process if a thread found no memory, as the platform does if it is told to: without the threads of its
     * listeners the server would hang, and not even a signal would end it.
     */
    private static void endIfFatal(Thread thread, Throwable error) {
        if (error instanceof VirtualMachineError) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
        }
        System.err.println("Exception in thread " + thread.getName());
        error.printStackTrace();
    }

    private static void reload(KmsFakeServer server) {
        try {
            server.reloadState();
            System.err.println("KMS fake has read its prepared state again");
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(
                    "KMS fake goes on with the state it has: " + ClientText.inLog(String.valueOf(e.getMessage())));
        }
    }

    /** Being told to end is success, whatever exit code the platform has for signals, and however it goes. */
    private static void end(KmsFakeServer server, CountDownLatch ending) {
        ending.countDown();
        try {
            server.close();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Ends the process if the server does not in time. */
    private static void endAnyway(CountDownLatch ending) {
        try {
            ending.await();
            Thread.sleep(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            return; // nobody does
        }
        Runtime.getRuntime().halt(0);
    }

    private static String version() {
        return "kms-fake-standalone "
                + Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                        .orElse("development");
    }
}
