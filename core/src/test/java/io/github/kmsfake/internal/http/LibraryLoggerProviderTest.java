package io.github.kmsfake.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The web server's own lines: none at a start, warnings and errors in one line each. */
class LibraryLoggerProviderTest {
    private static final String NAME = "io.github.kmsfake.LibraryLoggerProviderTest";

    private final Logger platform = Logger.getLogger(NAME);
    private final List<LogRecord> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new StreamHandler() {
        @Override
        public synchronized void publish(LogRecord line) {
            lines.add(line);
        }
    };
    private final org.jboss.logging.Logger library = org.jboss.logging.Logger.getLogger(NAME);

    @BeforeEach
    void listen() {
        platform.setUseParentHandlers(false);
        platform.setLevel(Level.ALL);
        platform.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        platform.removeHandler(handler);
    }

    @Test
    void writesWarningsAndErrorsOnly() {
        library.trace("trace");
        library.debugf("debug %s", 1);
        library.info("info");
        library.warn("warning");
        library.error("error");
        library.fatal("fatal");

        assertThat(lines).extracting(LogRecord::getMessage).containsExactly("warning", "error", "fatal");
        assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.WARNING, Level.SEVERE, Level.SEVERE);
        assertThat(library.isInfoEnabled()).isFalse();
        assertThat(library.isEnabled(org.jboss.logging.Logger.Level.WARN)).isTrue();
    }

    @Test
    void fillsMessagesIn() {
        library.warnf("%s of %d", "one", 2);
        library.warnv("{0} of {1}", "three", "four");
        library.warn("100% and {0}");

        assertThat(lines)
                .extracting(LogRecord::getMessage)
                .containsExactly("one of 2", "three of four", "100% and {0}");
    }

    @Test
    void writesAnAccidentInLinesWithItsPlaces() {
        RuntimeException accident = new IllegalStateException("a\n\u001B[2Jb");

        library.error("header \r\n\u001B[31m", accident);
        library.warnf(accident, "with %s", "it");

        assertThat(lines)
                .extracting(LogRecord::getMessage)
                .containsExactly("header \\u000d\\u000a\\u001b[31m", "with it");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.getThrown()).hasMessage("java.lang.IllegalStateException: a\\u000a\\u001b[2Jb");
            assertThat(line.getThrown().getStackTrace()).isEqualTo(accident.getStackTrace());
        });
    }
}
