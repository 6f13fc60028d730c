package io.github.kmsfake.internal.requestlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What recorded parameters hold on to. */
class CallParametersTest {
    private record Sent(CallParameters parameters, WeakReference<Map<String, String>> request) {}

    private static Sent sent() {
        Map<String, String> request = Map.of("Plaintext", "a secret ".repeat(3));
        return new Sent(CallParameters.of(100, () -> request, true, name -> false), new WeakReference<>(request));
    }

    @Test
    @Timeout(60)
    void forgetTheRequestOnceTheyAreRead() throws InterruptedException {
        Sent sent = sent();
        assertThat(sent.parameters()).containsExactly(Map.entry("Plaintext", "***"));

        while (sent.request().get() != null) {
            System.gc();
            Thread.sleep(1);
        }
        assertThat(sent.parameters()).containsExactly(Map.entry("Plaintext", "***"));
    }
}
