package io.github.kmsfake.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.state.Ids;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While very many secrets fall due at once, a client key is found: who signs a call with one is asked on an event loop. */
class ManyDueSecretsTest {
    private static final Scope HOME = new Scope(TestServer.ACCOUNT, TestServer.REGION);
    private static final int MANY = 2000;

    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @Test
    @Timeout(120)
    void aClientKeyIsFoundBetweenTheRotations() throws Exception {
        try (TestServer kms = TestServer.with().start()) {
            String clientKey = AccessChain.everything(kms).id();
            for (int i = 0; i < MANY; i++) {
                GivenSecret.managed(kms, "acs/ecs/" + i, "EnableAutomaticRotation", "true", "RotationInterval", "1d");
            }
            kms.clock().advance(Duration.ofDays(1));
            World world = kms.server().world();
            Thread rotating = new Thread(() -> {
                var unused = world.region(HOME).reading(() -> ended.add("the rotations"));
            });
            Thread searching = new Thread(() -> {
                if (world.clientKey(clientKey).isPresent()) {
                    ended.add("the search");
                }
            });

            Ids ids = world.sources().ids();
            synchronized (ids) { // the first rotation waits for an id, with the lock of the region
                rotating.start();
                await(rotating, Thread.State.BLOCKED);
                searching.start();
                await(searching, Thread.State.WAITING);
            }
            rotating.join();
            searching.join();

            assertThat(ended).containsExactly("the search", "the rotations");
        }
    }

    private static void await(Thread thread, Thread.State wanted) {
        while (thread.getState() != wanted) {
            Thread.onSpinWait();
        }
    }
}
