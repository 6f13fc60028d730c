package io.github.kmsfake.benchmarks.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the numbers come from; they mean little elsewhere. */
public final class Machine {
    private Machine() {}

    /** Cores, processor and Java, in one line. */
    public static String describe() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " cores, " + processor() + ", "
                + System.getProperty("os.name") + ", "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }

    /** How busy the machine is with everything, by the kernel's own averages over 1, 5 and 15 minutes. */
    public static String load() throws IOException {
        String[] fields = read("/proc/loadavg").split(" ", -1);
        return String.join(" ", fields[0], fields[1], fields[2]);
    }

    private static String processor() throws IOException {
        try (Stream<String> lines = read("/proc/cpuinfo").lines()) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file), StandardCharsets.UTF_8);
    }
}
