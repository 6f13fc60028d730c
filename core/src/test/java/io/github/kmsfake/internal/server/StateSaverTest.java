package io.github.kmsfake.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.text.ServerLog;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the state is written down, and what happens when that takes long or fails. */
@Timeout(60)
@SuppressWarnings("try") // that it saves meanwhile is all that is wanted
class StateSaverTest {
    private final TestServer kms = TestServer.with().start();
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        kms.close();
    }

    private StateSaver saver(StateSaver.Target target, String name) {
        StateSaver saver = new StateSaver(kms.server().states(), target, name, Optional.empty(), new ServerLog());
        saver.start();
        return saver;
    }

    private String nextWritten() throws InterruptedException {
        return String.valueOf(written.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aChangeIsWrittenSoonAndNothingElseIs() throws Exception {
        try (StateSaver saver = saver(written::add, "here")) {
            assertThat(nextWritten()).doesNotContain("\"soon\"");
            kms.ok("CreateNetworkRule", "Name", "soon", "Type", "Private");
            assertThat(nextWritten()).contains("\"soon\"");
        }
        assertThat(written).isEmpty();
    }

    @Test
    void theEndIsWrittenAtOnce() throws Exception {
        StateSaver saver = saver(written::add, "here");
        nextWritten();
        kms.ok("CreateNetworkRule", "Name", "late", "Type", "Private");
        saver.close();

        assertThat(written).singleElement().asString().contains("\"late\"");
    }

    @Test
    void noCallWaitsForASlowDisk() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        StateSaver saver = saver(
                document -> {
                    written.add(document);
                    awaitQuietly(slow);
                },
                "slow");
        nextWritten();

        kms.ok("CreateNetworkRule", "Name", "meanwhile", "Type", "Private");
        kms.ok("CreateKey");
        assertThat(kms.ok("ListNetworkRules").text("TotalCount")).isEqualTo("1");
        assertThat(kms.server().states().write()).contains("meanwhile");

        slow.countDown();
        saver.close();
        assertThat(nextWritten()).contains("meanwhile");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void thePlaceIsGivenUpAfterTheLastWriting() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        StateSaver saver = saver(
                new StateSaver.Target() {
                    @Override
                    public void write(String document) {
                        written.add(document);
                        awaitQuietly(slow);
                    }

                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                "stuck");
        nextWritten();

        saver.close(); // does not wait for ever
        assertThat(closed.getCount()).isOne();
        slow.countDown();

        assertThat(closed.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whateverGoesWrongThereIsAnotherAttempt() throws Exception {
        CountDownLatch wrong = new CountDownLatch(1);
        StateSaver saver = saver(
                document -> {
                    written.add(document);
                    if (wrong.getCount() > 0) {
                        wrong.countDown();
                        throw new StackOverflowError();
                    }
                },
                "wrong");
        nextWritten();

        saver.close();

        assertThat(written).hasSize(1);
    }

    @Test
    void aFailureIsToldOnceAndTriedAgain() throws Exception {
        List<String> log = new CopyOnWriteArrayList<>();
        BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
        Handler handler = new StreamHandler() {
            @Override
            public synchronized void publish(LogRecord message) {
                if (message.getMessage().contains("full-disk")) {
                    log.add(message.getMessage());
                }
            }
        };
        Logger logger = Logger.getLogger("io.github.kmsfake");
        logger.addHandler(handler);
        CountDownLatch full = new CountDownLatch(2);
        try (StateSaver saver = saver(
                document -> {
                    attempts.add(document);
                    if (full.getCount() > 0) {
                        full.countDown();
                        throw new IOException("No space left on device");
                    }
                    written.add(document);
                },
                "full-disk")) {
            kms.ok("CreateNetworkRule", "Name", "a", "Type", "Private");
            assertThat(nextWritten()).contains("\"a\"");
        } finally {
            logger.removeHandler(handler);
        }

        assertThat(attempts).hasSize(3);
        assertThat(log)
                .containsExactly(
                        "the state cannot be written to full-disk, which is tried again: No space left on device",
                        "the state is written to full-disk again");
    }
}
