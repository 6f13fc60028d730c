package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.process.ServerProcess;
import io.github.kmsfake.benchmarks.report.Budget;
import io.github.kmsfake.benchmarks.report.Row;
import io.github.kmsfake.benchmarks.report.Unit;
import java.io.IOException;

/** Two servers under load in turn. */
record Contest(Contestant fake, Contestant floor) {

    /** Lets both servers compile what they need. */
    void warmUp(Effort effort, ServerProcess fakeServer, ServerProcess floorServer) throws IOException {
        fake.warmUp(effort.warmUp(), fakeServer);
        floor.warmUp(effort.warmUp(), floorServer);
    }

    /** A round of each; who comes first changes. */
    void round(int number, Effort effort, ServerProcess fakeServer, ServerProcess floorServer) throws IOException {
        if (number % 2 == 0) {
            fake.perform(effort.round(), fakeServer);
            floor.perform(effort.round(), floorServer);
        } else {
            floor.perform(effort.round(), floorServer);
            fake.perform(effort.round(), fakeServer);
        }
    }

    /** The requests per second of both. */
    Row rate(String what, Budget budget) {
        return Row.compared(what, Unit.PER_SECOND, fake.rate(), floor.rate(), budget);
    }

    /** The processor time per request of both. */
    Row processorTime(String what) {
        return Row.compared(what, Unit.MICROSECONDS, fake.processorTime(), floor.processorTime(), Budget.NONE);
    }
}
