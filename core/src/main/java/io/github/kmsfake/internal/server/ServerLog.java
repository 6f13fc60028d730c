package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.text.ClientText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of servers: a sentence is a line, whatever names from outside are in it. */
final class ServerLog {
    /** An accident under its own name, whose message may hold what a client has sent. */
    private static final class Told extends Throwable {
        private static final long serialVersionUID = 1;

        private final String name;

        Told(Throwable accident) {
            super(ClientText.inLog(String.valueOf(accident.getMessage())), toldIfAny(accident.getCause()), false, true);
            this.name = accident.getClass().getName();
            setStackTrace(accident.getStackTrace());
        }

        private static @Nullable Told toldIfAny(@Nullable Throwable cause) {
            return cause == null ? null : new Told(cause);
        }

        @Override
        public String toString() {
            return name + ": " + getMessage();
        }
    }

    private final Logger log = System.getLogger("io.github.kmsfake");

    void warning(String sentence) {
        log.log(Level.WARNING, ClientText.inLog(sentence));
    }

    void info(Supplier<String> sentence) {
        log.log(Level.INFO, () -> ClientText.inLog(sentence.get()));
    }

    void debug(String sentence, Throwable accident) {
        if (log.isLoggable(Level.DEBUG)) {
            log.log(Level.DEBUG, ClientText.inLog(sentence), new Told(accident));
        }
    }

    void error(String sentence, Throwable accident) {
        log.log(Level.ERROR, ClientText.inLog(sentence), new Told(accident));
    }
}
