package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.text.ServerLog;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.logging.LoggerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the libraries of the web server log to the log of servers, warnings and errors only: a test's output is its own, without a
 * greeting at each start. The libraries find it by its file in {@code META-INF/services}; without it they would look for the logging
 * libraries of the application under test, and write to these.
 */
public final class LibraryLoggerProvider implements LoggerProvider {
    private static final class LibraryLogger extends Logger {
        private static final long serialVersionUID = 1;

        private final transient ServerLog log;

        LibraryLogger(String name) {
            super(name);
            this.log = new ServerLog(name);
        }

        @Override
        public boolean isEnabled(Level level) {
            return level.compareTo(Level.WARN) <= 0;
        }

        @Override
        protected void doLog(
                Level level,
                String loggerClassName,
                Object message,
                @Nullable Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            if (isEnabled(level)) {
                String text = String.valueOf(message);
                write(
                        level,
                        parameters == null ? text : new MessageFormat(text, Locale.ROOT).format(parameters),
                        thrown);
            }
        }

        @Override
        protected void doLogf(
                Level level,
                String loggerClassName,
                String format,
                @Nullable Object @Nullable [] parameters,
                @Nullable Throwable thrown) {
            if (isEnabled(level)) {
                write(level, parameters == null ? format : String.format(Locale.ROOT, format, parameters), thrown);
            }
        }

        private void write(Level level, String sentence, @Nullable Throwable thrown) {
            if (level == Level.WARN) {
                log.warning(sentence, thrown);
            } else {
                log.error(sentence, thrown);
            }
        }
    }

    @Override
    public Logger getLogger(String name) {
        return new LibraryLogger(name);
    }

    // The rest is context that none of these libraries keeps.

    @Override
    public void clearMdc() {}

    @Override
    public @Nullable Object putMdc(String key, Object value) {
        return null;
    }

    @Override
    public @Nullable Object getMdc(String key) {
        return null;
    }

    @Override
    public void removeMdc(String key) {}

    @Override
    public Map<String, Object> getMdcMap() {
        return Map.of();
    }

    @Override
    public void clearNdc() {}

    @Override
    public @Nullable String getNdc() {
        return null;
    }

    @Override
    public int getNdcDepth() {
        return 0;
    }

    @Override
    public @Nullable String popNdc() {
        return null;
    }

    @Override
    public @Nullable String peekNdc() {
        return null;
    }

    @Override
    public void pushNdc(String message) {}

    @Override
    public void setNdcMaxDepth(int maxDepth) {}
}
