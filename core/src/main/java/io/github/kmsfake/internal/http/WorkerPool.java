package io.github.kmsfake.internal.http;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads for what takes longer than an event loop can wait. The web server's own pool would register management
 * beans, which takes a quarter of a first start and would outlive the server in the platform's registry.
 */
final class WorkerPool extends ThreadPoolExecutor {
    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 30;

    WorkerPool() {
        super(THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), new Daemons());
        allowCoreThreadTimeOut(true);
    }

    /** A test that forgets to close the server must still be able to end. */
    private static final class Daemons implements ThreadFactory {
        private final AtomicInteger made = new AtomicInteger();

        @Override
        public Thread newThread(Runnable work) {
            Thread thread = new Thread(work, "kms-fake task-" + made.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
