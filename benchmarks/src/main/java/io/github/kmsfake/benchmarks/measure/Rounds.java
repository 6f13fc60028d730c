package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.process.ServerProcess;
import java.io.IOException;
import java.util.List;

/** Several contests between the same two servers, their rounds in turn. */
final class Rounds {
    private Rounds() {}

    static void of(Effort effort, List<Contest> contests, ServerProcess fake, ServerProcess floor) throws IOException {
        for (Contest contest : contests) {
            contest.warmUp(effort, fake, floor);
        }
        for (int i = 0; i < effort.rounds(); i++) {
            for (Contest contest : contests) {
                contest.round(i, effort, fake, floor);
            }
        }
    }
}
