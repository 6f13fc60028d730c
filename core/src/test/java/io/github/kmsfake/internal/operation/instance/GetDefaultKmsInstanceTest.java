package io.github.kmsfake.internal.operation.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.Test;

class GetDefaultKmsInstanceTest {
    @Test
    void namesTheInstanceThatWasMadeTheDefault() {
        try (TestServer kms =
                TestServer.with().instances("kst-a", "kst-b:Default=true").start()) {
            Reply reply = kms.ok("GetDefaultKmsInstance");

            assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "DefaultKmsInstanceId");
            assertThat(reply.text("DefaultKmsInstanceId")).isEqualTo("kst-b");
        }
    }

    @Test
    void namesNoneIfThereIsNoDefault() {
        try (TestServer kms = TestServer.with().start()) {
            assertThat(kms.ok("GetDefaultKmsInstance").text("DefaultKmsInstanceId"))
                    .isEmpty();
        }
    }
}
