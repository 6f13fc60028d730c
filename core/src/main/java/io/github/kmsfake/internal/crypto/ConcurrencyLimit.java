package io.github.kmsfake.internal.crypto;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Limits how many slow tasks run at once. Who has to wait keeps no thread of a pool from other tasks: the pool gets
 * another for it meanwhile.
 */
public final class ConcurrencyLimit {
    private final Semaphore permits;

    /** A thread of a pool that wants to know when it is blocked. */
    public interface PoolThread {
        /** The thread is going to wait. */
        void beginWaiting();

        /** The thread goes on. */
        void endWaiting();
    }

    /** So many tasks at once. */
    public ConcurrencyLimit(int tasks) {
        this.permits = new Semaphore(tasks, true);
    }

    /** Runs a task on this thread, as soon as the limit allows it. */
    public <T> T run(Supplier<T> task) {
        acquire();
        try {
            return task.get();
        } finally {
            permits.release();
        }
    }

    private void acquire() {
        if (permits.tryAcquire()) {
            return;
        }
        PoolThread thread = Thread.currentThread() instanceof PoolThread known ? known : null;
        try {
            if (thread != null) {
                thread.beginWaiting();
            }
            permits.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it waited for other tasks", e);
        } finally {
            if (thread != null) {
                thread.endWaiting();
            }
        }
    }
}
