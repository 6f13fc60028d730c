package io.github.kmsfake.benchmarks.subject;

import io.github.kmsfake.StateSnapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The embedded fake in a process of its own. A line of standard input asks for what only the process itself can tell;
 * each gets one line in answer. It ends with its standard input.
 */
public final class FakeProgram {
    /** Asks for the bytes of heap in use once garbage is collected. */
    public static final String HEAP = "heap";

    /** Asks for a reset, and how many nanoseconds it took. */
    public static final String RESET = "reset";

    /** Asks for a snapshot, and how many nanoseconds it took. */
    public static final String SNAPSHOT = "snapshot";

    /** Asks to go back to a snapshot and to look at all that is in it, and how many nanoseconds that took. */
    public static final String RESTORE = "restore";

    private FakeProgram() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        try (Fake fake = new Fake()) {
            System.out.println("ready http=http://127.0.0.1:" + fake.port());
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (@Nullable String line = input.readLine(); line != null; line = input.readLine()) {
                System.out.println(answer(fake, line));
            }
        }
    }

    private static long answer(Fake fake, String question) {
        return switch (question) {
            case HEAP -> heapInUse();
            case RESET -> nanosOf(fake::reset);
            case SNAPSHOT -> nanosOf(fake::snapshot);
            case RESTORE -> nanosOfRestore(fake);
            default -> throw new IllegalArgumentException("nobody asks " + question);
        };
    }

    private static long heapInUse() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** What is restored is put together when somebody looks, as the second snapshot does. */
    private static long nanosOfRestore(Fake fake) {
        StateSnapshot snapshot = fake.snapshot();
        fake.reset();
        return nanosOf(() -> {
            fake.restore(snapshot);
            fake.snapshot();
        });
    }

    private static long nanosOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return System.nanoTime() - begin;
    }
}
