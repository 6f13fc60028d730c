package io.github.kmsfake.benchmarks.soak;

import io.github.kmsfake.benchmarks.process.LiveObjects;
import io.github.kmsfake.benchmarks.process.ProcessFigures;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the server holds while nobody calls it. */
record Figures(LiveObjects live, double residentMebibytes, long threads, long descriptors) {
    private static final double MEBIBYTE = 1024 * 1024;
    private static final double MOST_HEAP_TIMES = 1.05;
    private static final double MOST_HEAP_MORE = 0.5 * MEBIBYTE;
    private static final double MOST_RESIDENT_MORE = 64;
    private static final long MOST_THREADS_MORE = 6;
    private static final long MOST_DESCRIPTORS_MORE = 8;
    private static final int CLASSES = 10;
    private static final int LOOKS = 100;
    private static final long LOOK_MILLIS = 100;

    /** What counts as no growth. */
    static final String TOLERANCE = String.format(
            Locale.ROOT,
            "live heap at most %.2f × + %.1f MiB, RSS + %.0f MiB, threads + %d, descriptors + %d of those after the warm-up.",
            MOST_HEAP_TIMES,
            MOST_HEAP_MORE / MEBIBYTE,
            MOST_RESIDENT_MORE,
            MOST_THREADS_MORE,
            MOST_DESCRIPTORS_MORE);

    /** Looks, once the server has noticed which connections are gone. */
    static Figures of(StandaloneServer server) throws IOException {
        ProcessFigures process = server.figures();
        LiveObjects live = LiveObjects.of(process.process());
        return new Figures(live, process.residentMebibytes(), process.threads(), settledDescriptors(process));
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%.1f MiB | %.0f MiB | %d | %d",
                live.bytes() / MEBIBYTE,
                residentMebibytes,
                threads,
                descriptors);
    }

    /** What has grown beyond the tolerance. */
    List<String> growthSince(Figures begin) {
        List<String> grown = new ArrayList<>();
        if (live.bytes() > MOST_HEAP_TIMES * begin.live.bytes() + MOST_HEAP_MORE) {
            grown.add("the live heap has grown");
        }
        if (residentMebibytes > begin.residentMebibytes + MOST_RESIDENT_MORE) {
            grown.add("the memory outside the heap has grown");
        }
        if (threads > begin.threads + MOST_THREADS_MORE) {
            grown.add("there are more threads");
        }
        if (descriptors > begin.descriptors + MOST_DESCRIPTORS_MORE) {
            grown.add("there are more open descriptors");
        }
        return grown;
    }

    /** The classes whose live objects take the most memory that they did not take before. */
    String grownMost(Figures begin) {
        return String.join(", ", live.growthSince(begin.live, CLASSES));
    }

    /** The lowest number within some seconds: a server takes a moment to notice who has hung up. */
    private static long settledDescriptors(ProcessFigures process) throws IOException {
        long lowest = process.descriptors();
        for (int i = 0; i < LOOKS; i++) {
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            long now = process.descriptors();
            if (now == lowest && i > LOOKS / 10) {
                break;
            }
            lowest = Math.min(lowest, now);
        }
        return lowest;
    }
}
