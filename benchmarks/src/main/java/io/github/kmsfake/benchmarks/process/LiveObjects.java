package io.github.kmsfake.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The heap of a Java process as a full collection leaves it.
 *
 * @param byClass the bytes that the objects of each class take
 */
public record LiveObjects(Map<String, Long> byClass) {
    private static final Path JCMD = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    private static final Pattern LINE = Pattern.compile("\\s*[0-9]+:\\s+[0-9]+\\s+([0-9]+)\\s+(\\S+).*");

    /** Collects the garbage of a process and looks at the rest. */
    public static LiveObjects of(ProcessHandle process) throws IOException {
        Process histogram = new ProcessBuilder(JCMD.toString(), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        Map<String, Long> byClass = new HashMap<>();
        List<String> lines = histogram.inputReader().lines().toList();
        for (String text : lines) {
            Matcher line = LINE.matcher(text);
            if (line.matches()) {
                byClass.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum);
            }
        }
        if (byClass.isEmpty()) {
            throw new IOException("the process does not show its heap: " + String.join(" ", lines));
        }
        return new LiveObjects(byClass);
    }

    /** All of them together. */
    public long bytes() {
        return byClass.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The classes whose objects take more than they did, with how many bytes; the largest first. */
    public List<String> growthSince(LiveObjects before, int most) {
        return byClass.entrySet().stream()
                .map(now -> Map.entry(now.getKey(), now.getValue() - before.byClass.getOrDefault(now.getKey(), 0L)))
                .filter(grown -> grown.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(grown -> grown.getKey() + " +" + grown.getValue())
                .toList();
    }
}
