package io.github.kmsfake.internal.server;

import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.statefile.DataFile;
import io.github.kmsfake.internal.testing.StateManager;
import io.github.kmsfake.internal.testing.StateManager.Snapshot;
import io.github.kmsfake.internal.text.ServerLog;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes the state down when it has changed: every other second at most, and at the end. It works on a thread of its own
 * and on values, so that no call waits for a disk.
 */
final class StateSaver implements AutoCloseable {
    private static final long PERIOD_MILLIS = 2_000;

    /** Less than a container engine waits before it kills a process. */
    private static final long LONGEST_END_MILLIS = 5_000;

    /** Where the state goes; closed once nothing more is written there. */
    interface Target extends AutoCloseable {
        void write(String document) throws IOException;

        @Override
        default void close() {}
    }

    private final StateManager states;
    private final Target target;
    private final String name;
    private final ServerLog log;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "kms-fake-data");
    private @Nullable Snapshot saved;
    private @Nullable String failure;

    /**
     * Saves to a file or what stands for one.
     *
     * @param saved what is there already
     */
    StateSaver(StateManager states, Target target, String name, Optional<Snapshot> saved, ServerLog log) {
        this.states = states;
        this.target = target;
        this.name = name;
        this.saved = saved.orElse(null);
        this.log = log;
        thread.setDaemon(true);
    }

    /** Begins with what the file holds, and saves what becomes of it. */
    static StateSaver of(StateManager states, DataFile file, ServerLog log) {
        Target target = new Target() {
            @Override
            public void write(String document) throws IOException {
                file.write(document);
            }

            @Override
            public void close() {
                file.close();
            }
        };
        return new StateSaver(states, target, file.toString(), file.read().map(states::goOnWith), log);
    }

    void start() {
        thread.start();
    }

    private void run() {
        // not before: who takes the file over must not find it written by two
        try (target) {
            do {
                save();
            } while (!ending.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
            save();
        } catch (InterruptedException e) {
            return; // nobody does
        }
    }

    /** Whatever goes wrong, there is another attempt, and calls go on. */
    private void save() {
        try {
            Snapshot now = states.now();
            if (now.equals(saved)) {
                return;
            }
            target.write(states.writeData(now));
            saved = now;
            if (failure != null) {
                failure = null;
                log.warning("the state is written to " + name + " again");
            }
        } catch (IOException e) {
            tell(DataFile.reason(e));
        } catch (KmsException e) {
            tell(e.reason());
        } catch (Throwable e) {
            tell(String.valueOf(e));
        }
    }

    private void tell(String reason) {
        if (!reason.equals(failure)) {
            failure = reason;
            log.warning("the state cannot be written to " + name + ", which is tried again: " + reason);
        }
    }

    /** Writes what there is in the end, unless the disk is too slow for that. */
    @Override
    public void close() {
        ending.countDown();
        try {
            thread.join(LONGEST_END_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            log.warning("the state is still being written to " + name + "; the last changes may be missing there");
        }
    }
}
