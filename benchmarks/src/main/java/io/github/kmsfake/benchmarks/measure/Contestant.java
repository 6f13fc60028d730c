package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.client.Load;
import io.github.kmsfake.benchmarks.process.ProcessFigures;
import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Samples;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * One of the two sides of a contest.
 *
 * @param requests what it is asked, in turn; made anew for each round, since signatures hold for a quarter of an hour
 * @param rate requests per second
 * @param processorTime microseconds of the server's own processor time per request
 */
record Contestant(Supplier<List<byte[]>> requests, Samples rate, Samples processorTime) {
    private static final double NANOS_PER_MICRO = 1e3;

    Contestant(Supplier<List<byte[]>> requests) {
        this(requests, new Samples(), new Samples());
    }

    /** Lets the server compile what it needs. */
    void warmUp(Duration time, ServerProcess server) throws IOException {
        Load.during(time, server.port(), requests.get());
    }

    /** One round of load. */
    void perform(Duration time, ServerProcess server) throws IOException {
        List<byte[]> made = requests.get();
        ProcessFigures figures = server.process().figures();
        Duration before = figures.processorTime();
        Load.Result result = Load.during(time, server.port(), made);
        Duration used = figures.processorTime().minus(before);
        rate.add(result.rate());
        processorTime.add(used.toNanos() / NANOS_PER_MICRO / result.answers());
    }
}
