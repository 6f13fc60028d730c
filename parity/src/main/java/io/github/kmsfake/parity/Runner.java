package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Answer;
import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Group;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs cases on one or two sides, and cleans up whatever happens. */
final class Runner {
    private static final long LAST_CALL_SECONDS = 40;
    /** So many cases in a row without an answer, and there is nobody. */
    private static final int GIVE_UP = 10;

    private final List<Side> sides;
    private final CountDownLatch running = new CountDownLatch(1);
    private volatile boolean stopping;
    private int failures;

    Runner(List<Side> sides) {
        this.sides = sides;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "parity-end"));
    }

    /** Is told of each case. */
    interface Listener {
        /** What the sides answered, in their order. */
        void answered(Group group, Case one, List<Answer> answers);

        /** Why a case got no answer. */
        void failed(Group group, Case one, String why);

        /** Why a case was left out, as the plan says. */
        void skipped(Group group, Case one, String why);
    }

    /** Runs all cases of a selection. */
    void run(Selection selection, Listener listener) throws IOException, InterruptedException {
        try {
            for (Side side : sides) {
                side.greet();
            }
            for (Group group : selection.groups()) {
                String obstacle = selection.obstacle(group);
                if (obstacle.isEmpty()) {
                    run(group, listener);
                } else {
                    group.cases().forEach(one -> listener.skipped(group, one, obstacle));
                }
            }
            sides.forEach(Side::finish);
        } finally {
            running.countDown();
            sides.forEach(Side::close);
        }
    }

    private void run(Group group, Listener listener) throws InterruptedException {
        if (failures >= GIVE_UP) {
            group.cases().forEach(one -> listener.failed(group, one, "there was no answer for long"));
            return;
        }
        try {
            for (Side side : sides) {
                side.begin(group);
                side.prepare(group);
            }
        } catch (Stopped e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            failures++;
            String why = Failure.of(e);
            group.cases().forEach(one -> listener.failed(group, one, why));
            sides.forEach(Side::end);
            return;
        }
        for (Case one : group.cases()) {
            run(group, one, listener);
        }
        sides.forEach(Side::end);
    }

    private void run(Group group, Case one, Listener listener) throws InterruptedException {
        List<Answer> answers = new ArrayList<>();
        try {
            for (Side side : sides) {
                if (stopping) {
                    throw new Stopped();
                }
                answers.add(side.run(one.when()));
            }
        } catch (Stopped e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            failures++;
            listener.failed(group, one, Failure.of(e));
            return;
        }
        failures = 0;
        listener.answered(group, one, answers);
    }

    /** At the end of the process, whoever ends it: lets the call under way come back, then deletes what was made. */
    private void stop() {
        stopping = true;
        sides.forEach(Side::stop);
        try {
            if (!running.await(LAST_CALL_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("a call did not come back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sides.forEach(Side::finish);
        report();
    }

    private void report() {
        for (Side side : sides) {
            side.cleaner()
                    .left()
                    .forEach(what ->
                            System.err.println("left behind at " + side.peer().name() + ": " + what));
        }
    }

    /** Whether all that was made is gone. */
    boolean clean() {
        return sides.stream().allMatch(side -> side.cleaner().left().isEmpty());
    }
}
