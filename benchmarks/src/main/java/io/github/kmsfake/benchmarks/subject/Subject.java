package io.github.kmsfake.benchmarks.subject;

/** A running server that is measured. */
public interface Subject extends AutoCloseable {
    /** The name of the fake. */
    String FAKE = "fake";

    /** The name of the bare Undertow. */
    String BARE = "bare";

    /** Starts the one of that name; the classes of the other stay unloaded. */
    static Subject start(String name) {
        return name.equals(FAKE) ? new Fake() : new Bare();
    }

    /** The port of its plain HTTP listener on the loopback address. */
    int port();

    @Override
    void close();
}
