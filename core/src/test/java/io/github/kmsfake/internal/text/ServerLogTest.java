package io.github.kmsfake.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.Test;

/** Whatever is in a sentence or an accident, it is told in one line. */
class ServerLogTest {
    @Test
    void tellsAccidentsInLinesWithTheirPlaces() {
        List<LogRecord> lines = new CopyOnWriteArrayList<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord line) {
                if (line.getMessage().startsWith("accident of ServerLogTest")) {
                    lines.add(line);
                }
            }
        };
        Logger logger = Logger.getLogger("io.github.kmsfake");
        RuntimeException accident =
                new IllegalStateException("a\n\u001B[2Jb", new IllegalArgumentException("c\u202E\r\nd"));
        logger.addHandler(handler);
        try {
            new ServerLog().error("accident of ServerLogTest \u0085", accident);
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.getMessage()).isEqualTo("accident of ServerLogTest \\u0085");
            assertThat(line.getThrown())
                    .hasMessage("java.lang.IllegalStateException: a\\u000a\\u001b[2Jb")
                    .hasCauseInstanceOf(Throwable.class);
            assertThat(line.getThrown().getCause())
                    .hasMessage("java.lang.IllegalArgumentException: c\\u202e\\u000d\\u000ad");
            assertThat(line.getThrown().getStackTrace()).isEqualTo(accident.getStackTrace());
        });
    }
}
