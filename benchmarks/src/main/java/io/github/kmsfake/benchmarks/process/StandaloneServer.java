package io.github.kmsfake.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The standalone jar in a process with a bounded heap. */
public final class StandaloneServer implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile(".*\\bhttp=http://[^ ]*:([0-9]+) https=https://[^ ]*:([0-9]+) .*");

    private final JavaProcess process;
    private final Path log;
    private final int port;
    private final int tlsPort;

    private StandaloneServer(JavaProcess process, Path log, int port, int tlsPort) {
        this.process = process;
        this.log = log;
        this.port = port;
        this.tlsPort = tlsPort;
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @param log a new file for what it says on standard error
     * @param virtualMachine flags of the virtual machine
     * @param options options of the server; its ports are any free ones
     */
    public static StandaloneServer start(Path jar, Path log, List<String> virtualMachine, List<String> options)
            throws IOException {
        Files.deleteIfExists(log);
        List<String> arguments = new ArrayList<>(virtualMachine);
        arguments.addAll(List.of("-jar", jar.toString(), "--port", "0", "--tls-port", "0"));
        arguments.addAll(options);
        JavaProcess process = JavaProcess.start(arguments, log);
        String line = process.line();
        Matcher ready = READY.matcher(line);
        if (!ready.matches()) {
            process.close();
            throw new IOException("not a line that says where a server listens: " + line);
        }
        return new StandaloneServer(process, log, Integer.parseInt(ready.group(1)), Integer.parseInt(ready.group(2)));
    }

    /** The port for plain HTTP. */
    public int port() {
        return port;
    }

    /** The port for HTTPS. */
    public int tlsPort() {
        return tlsPort;
    }

    /** What the system knows of it. */
    public ProcessFigures figures() {
        return process.figures();
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks it to end, as SIGTERM does; its exit code, if it ends in time. */
    public OptionalInt end(Duration patience) {
        return process.end(patience);
    }

    /** How many lines of what it has said so far contain a text. */
    public long linesWith(String text) throws IOException {
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> line.contains(text)).count();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
