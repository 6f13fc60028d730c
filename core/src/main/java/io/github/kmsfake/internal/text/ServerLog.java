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

        static @Nullable Told toldIfAny(@Nullable Throwable accident) {
            return accident == null ? null : new Told(accident);
        }
    }

    private final String name;
    private volatile @Nullable Logger logger;

    public ServerLog() {
        this("io.github.kmsfake");
    }

    public ServerLog(String name) {
        this.name = name;
    }

    public void warning(String sentence) {
        warning(sentence, null);
    }

    public void warning(String sentence, @Nullable Throwable accident) {
        logger().log(Level.WARNING, ClientText.inLog(sentence), Told.toldIfAny(accident));
    }

    public void info(Supplier<String> sentence) {
        logger().log(Level.INFO, () -> ClientText.inLog(sentence.get()));
    }

    public void debug(String sentence, Throwable accident) {
        if (logger().isLoggable(Level.DEBUG)) {
            logger().log(Level.DEBUG, ClientText.inLog(sentence), new Told(accident));
        }
    }

    public void error(String sentence, @Nullable Throwable accident) {
        logger().log(Level.ERROR, ClientText.inLog(sentence), Told.toldIfAny(accident));
    }

    /** Found for the first line: most tests have none, and the platform's logging takes longer to start than a listener. */
    private Logger logger() {
        @Nullable Logger found = logger;
        if (found == null) {
            found = System.getLogger(name);
            logger = found;
        }
        return found;
    }
}
