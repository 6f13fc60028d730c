package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets tests that share a server have it one after another, where JUnit runs them side by side.
 *
 * <p>A thread that is in the middle of one test can come by another: when a test waits for a fork-join task, its thread may
 * run whatever else the pool has to do. Such a thread must never wait for a turn, since somebody may be waiting for it. And
 * where that cannot be seen, waiting ends after some time.
 */
final class ServerLocks {
    private static final long LONGEST_TURN = TimeUnit.MINUTES.toNanos(10);
    private static final String ADVICE =
            " Let the tests of the class run one after another, with @Execution(SAME_THREAD).";

    private final Map<KmsFakeServer, Turn> taken = new HashMap<>();

    /** A test's turn at a server. */
    private final class Turn implements ClosesWithContext {
        private final KmsFakeServer server;
        private final String testId;
        private final String test;
        private final long since = System.nanoTime();
        private final Set<Thread> threads = new HashSet<>(Set.of(Thread.currentThread()));

        Turn(KmsFakeServer server, ExtensionContext test) {
            this.server = server;
            this.testId = test.getUniqueId();
            this.test = test.getDisplayName();
        }

        @Override
        public void close() {
            synchronized (ServerLocks.this) {
                taken.remove(server);
                ServerLocks.this.notifyAll();
            }
        }
    }

    /**
     * Waits until a test has a server for itself; the turn ends with the test.
     *
     * @return false, at once, if the server is taken and the present thread must not wait
     */
    static boolean take(KmsFakeServer server, ExtensionContext test) throws InterruptedException {
        Optional<Turn> turn = of(test).await(server, test);
        turn.ifPresent(taken -> ServerStore.store(test).put(taken, taken));
        return turn.isPresent();
    }

    /** What to say of a test that cannot wait for its turn. */
    static IllegalStateException refusal() {
        return new IllegalStateException(
                "This test cannot have the KMS fake for itself, since its thread is in the middle of"
                        + " another test, which waits for a fork-join task." + ADVICE);
    }

    /** Says that the present thread works for a test, until that is closed which is returned. */
    static ClosesWithContext enter(ExtensionContext partOfTest) {
        return of(partOfTest).mark(partOfTest.getUniqueId());
    }

    private static ServerLocks of(ExtensionContext context) {
        return ServerStore.store(context.getRoot())
                .getOrComputeIfAbsent(ServerLocks.class, key -> new ServerLocks(), ServerLocks.class);
    }

    private synchronized Optional<Turn> await(KmsFakeServer server, ExtensionContext test) throws InterruptedException {
        @Nullable Turn before = taken.get(server);
        while (before != null) {
            if (isInTheMiddleOfAnother(test)) {
                return Optional.empty();
            }
            long left = before.since + LONGEST_TURN - System.nanoTime();
            if (left <= 0) {
                throw new IllegalStateException(
                        "The KMS fake is still in use by the test " + before.test + " after ten minutes." + ADVICE);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
            before = taken.get(server);
        }
        Turn turn = new Turn(server, test);
        taken.put(server, turn);
        return Optional.of(turn);
    }

    private boolean isInTheMiddleOfAnother(ExtensionContext test) {
        return taken.values().stream()
                .filter(turn -> !turn.testId.equals(test.getUniqueId()))
                .anyMatch(turn -> turn.threads.contains(Thread.currentThread()));
    }

    private synchronized ClosesWithContext mark(String partOfTest) {
        List<Turn> entered = taken.values().stream()
                .filter(turn -> partOfTest.startsWith(turn.testId))
                .filter(turn -> turn.threads.add(Thread.currentThread()))
                .toList();
        return () -> unmark(entered);
    }

    private synchronized void unmark(List<Turn> entered) {
        entered.forEach(turn -> turn.threads.remove(Thread.currentThread()));
    }
}
