package io.github.kmsfake.benchmarks.soak;

import java.io.IOException;

/** A few calls that belong together, and leave nothing behind. */
@FunctionalInterface
interface Scenario {
    /**
     * Makes the calls.
     *
     * @param client who makes them
     * @param name a prefix for what it creates, that no other client uses
     * @throws IOException if a call is not answered as it should be
     */
    void play(Client client, String name) throws IOException;
}
