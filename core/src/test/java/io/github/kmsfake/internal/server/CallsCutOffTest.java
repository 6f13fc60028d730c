package io.github.kmsfake.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that still wait when the server ends: their connections close, and nobody is told of a mistake. */
class CallsCutOffTest {
    private final ExecutorService client = Executors.newSingleThreadExecutor();
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Keys that are never made. */
    private final class EndlessKeys implements RsaKeySource {
        @Override
        public AsymmetricKey make(int bits) {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("interrupted");
        }
    }

    @AfterEach
    void close() {
        client.shutdownNow();
    }

    @Test
    void aCallInAnInjectedDelayIsAborted() throws Exception {
        TestServer kms = TestServer.with().start();
        kms.control("POST", "faults", "{\"operation\":\"DescribeRegions\",\"delay\":\"PT1H\"}");

        Future<Reply> call = client.submit(() -> kms.call("DescribeRegions"));
        await().until(() -> !kms.server().controls().journal().calls().isEmpty());
        kms.close();

        assertAborted(call);
    }

    @Test
    void aCallWhoseWorkerIsInterruptedIsAborted() throws Exception {
        TestServer kms =
                TestServer.with().rsaKeys(randomness -> new EndlessKeys()).start();

        Future<Reply> call = client.submit(() -> kms.call("CreateKey", "KeySpec", "RSA_2048"));
        begun.await();
        kms.close();

        assertAborted(call);
        assertThat(kms.server().controls().journal().calls()).isEmpty();
    }

    private static void assertAborted(Future<Reply> call) {
        assertThatThrownBy(call::get).isInstanceOf(ExecutionException.class).hasRootCauseInstanceOf(IOException.class);
    }
}
