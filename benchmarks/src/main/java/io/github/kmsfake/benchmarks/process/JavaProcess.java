package io.github.kmsfake.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A Java process, always of the Java that runs the benchmarks. What is measured gets no flag to the virtual machine. */
public final class JavaProcess implements AutoCloseable {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Path LOG = Path.of("benchmarks", "target", "processes.log");
    private static final int SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedReader output;
    private final Writer input;

    private final Path log;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.input = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Starts {@code java} with these arguments; what it says on standard error goes to a file. */
    public static JavaProcess start(List<String> arguments) throws IOException {
        return start(arguments, LOG);
    }

    /** The same with a file of its own for standard error, which is added to. */
    public static JavaProcess start(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(arguments);
        return new JavaProcess(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start(),
                log);
    }

    /** The next line of its standard output. */
    public String line() throws IOException {
        @Nullable String line = output.readLine();
        if (line == null) {
            throw new IOException("a process ended before it said all; see " + log);
        }
        return line;
    }

    /** Says a line to it, and waits for a line in answer. */
    public String ask(String question) throws IOException {
        input.write(question + "\n");
        input.flush();
        return line();
    }

    /** What the system knows of it. */
    public ProcessFigures figures() {
        return new ProcessFigures(process.toHandle());
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as SIGTERM does; its exit code, if it ends in time. */
    public OptionalInt end(Duration patience) {
        process.destroy();
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
