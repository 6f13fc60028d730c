package io.github.kmsfake.internal.text;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The log of servers: a sentence is a line, whatever names from outside are in it. */
public final class ServerLog {
    /** An accident whose message may hold what a client has sent, told in one line with the places of the original. */
    private static final class Told extends Throwable {
        private static final long serialVersionUID = 1;

        Told(Throwable accident) {
            super(ClientText.inLog(accident.toString()), toldIfAny(accident.getCause()), false, true);
            setStackTrace(accident.getStackTrace());
        }

        private static @Nullable Told toldIfAny(@Nullable Throwable cause) {
            return cause == null ? null : new Told(cause);
        }
    }

    private final Logger log = System.getLogger("io.github.kmsfake");

    public void warning(String sentence) {
        log.log(Level.WARNING, ClientText.inLog(sentence));
    }

    public void info(Supplier<String> sentence) {
        log.log(Level.INFO, () -> ClientText.inLog(sentence.get()));
    }

    public void debug(String sentence, Throwable accident) {
        if (log.isLoggable(Level.DEBUG)) {
            log.log(Level.DEBUG, ClientText.inLog(sentence), new Told(accident));
        }
    }

    public void error(String sentence, Throwable accident) {
        log.log(Level.ERROR, ClientText.inLog(sentence), new Told(accident));
    }
}
