package io.github.kmsfake.benchmarks.process;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server in a process of its own that said where it listens. */
public record ServerProcess(JavaProcess process, int port) implements AutoCloseable {
    private static final Pattern READY = Pattern.compile(".*\\bhttp=http://[^ ]*:([0-9]+).*");

    static ServerProcess of(JavaProcess process) throws IOException {
        String line = process.line();
        Matcher ready = READY.matcher(line);
        if (!ready.matches()) {
            process.close();
            throw new IOException("not a line that says where a server listens: " + line);
        }
        return new ServerProcess(process, Integer.parseInt(ready.group(1)));
    }

    @Override
    public void close() {
        process.close();
    }
}
