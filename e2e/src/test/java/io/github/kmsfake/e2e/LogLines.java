package io.github.kmsfake.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The lines that fakes log while it is open; those of other tests too, so one has to look for one's own. */
final class LogLines extends Handler implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Logger logger = Logger.getLogger("io.github.kmsfake");
    private final List<String> lines = new CopyOnWriteArrayList<>();

    LogLines() {
        logger.addHandler(this);
    }

    /** What comes first with a text in it; a line about a connection may come after the client's exception. */
    String first(String text) {
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (System.nanoTime() < end) {
            for (String line : lines) {
                if (line.contains(text)) {
                    return line;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no line with \"" + text + "\" in " + lines);
    }

    @Override
    public void publish(LogRecord entry) {
        lines.add(entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
