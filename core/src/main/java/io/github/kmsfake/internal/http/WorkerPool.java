package io.github.kmsfake.internal.http;

import io.github.kmsfake.internal.crypto.ConcurrencyLimit;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads for what takes longer than an event loop can wait. The web server's own pool would register management
 * beans, which takes a quarter of a first start and would outlive the server in the platform's registry.
 */
final class WorkerPool extends ThreadPoolExecutor {
    private static final int THREADS = 8;
    private static final int MOST_THREADS = 256;
    private static final long IDLE_SECONDS = 30;

    private final AtomicInteger made = new AtomicInteger();
    private int waiting;

    WorkerPool() {
        super(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
        setThreadFactory(Worker::new);
        allowCoreThreadTimeOut(true);
    }

    /** Has as many threads that do not wait as ever, unless very many wait. */
    private synchronized void waiting(int more) {
        waiting += more;
        int threads = Math.min(THREADS + waiting, MOST_THREADS);
        if (threads > getMaximumPoolSize()) {
            setMaximumPoolSize(threads);
            setCorePoolSize(threads);
        } else {
            setCorePoolSize(threads);
            setMaximumPoolSize(threads);
        }
    }

    /** A thread of the pool. */
    private final class Worker extends Thread implements ConcurrencyLimit.PoolThread {
        Worker(Runnable work) {
            super(work, "kms-fake task-" + made.incrementAndGet());
            // a test that forgets to close the server must still be able to end
            setDaemon(true);
        }

        @Override
        public void beginWaiting() {
            waiting(1);
        }

        @Override
        public void endWaiting() {
            waiting(-1);
        }
    }
}
