package io.github.kmsfake.benchmarks.attack;

import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;

/** One way to exhaust a server. */
@FunctionalInterface
interface Attack {
    /** Sends what there is to send; the connections stay open until they are closed. */
    Connections launch(StandaloneServer server) throws IOException;
}
