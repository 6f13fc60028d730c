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
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElseThrow()
                    / KIBIBYTES_PER_MEBIBYTE;
        }
    }

    /** The processor time it has used so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }
}
