package io.github.kmsfake.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the system knows of a process. */
public record ProcessFigures(ProcessHandle process) {
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    /** Its resident memory, in MiB. */
    public double residentMebibytes() throws IOException {
        return status("VmRSS:") / KIBIBYTES_PER_MEBIBYTE;
    }

    /** How many threads it has. */
    public long threads() throws IOException {
        return status("Threads:");
    }

    /** How many descriptors it has open: files, sockets and what else there is. */
    public long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(proc("fd"))) {
            return open.count();
        }
    }

    /** The processor time it has used so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private long status(String field) throws IOException {
        try (Stream<String> lines = Files.lines(proc("status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path proc(String file) {
        return Path.of("/proc", Long.toString(process.pid()), file);
    }
}
