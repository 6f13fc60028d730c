package io.github.kmsfake.internal.operation.instanceprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.TestServer;
import org.junit.jupiter.api.AfterEach;

/** What tests of the instance protocol have in common: a server, a client that may do everything, and some keys. */
abstract class InstanceOperationTest {
    static final String VERSION_HEADER = InstanceClient.VERSION_HEADER;

    final TestServer kms = TestServer.with().start();
    final InstanceClient client = AccessChain.everything(kms);
    final String aes = key("KeySpec", "Aliyun_AES_256");

    @AfterEach
    void close() {
        kms.close();
    }

    /** A key of the ready instance. */
    final String key(String... parameters) {
        String[] all = new String[parameters.length + 2];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        all[parameters.length] = "DKMSInstanceId";
        all[parameters.length + 1] = TestServer.READY;
        return Given.key(kms, all);
    }

    final String pair(String spec, String usage) {
        return key("KeySpec", spec, "KeyUsage", usage);
    }

    final String off() {
        String id = key();
        kms.ok("DisableKey", "KeyId", id);
        return id;
    }

    final String going() {
        String id = key();
        kms.ok("ScheduleKeyDeletion", "KeyId", id, "PendingWindowInDays", "7");
        return id;
    }

    /** Gives a key one more version, and answers with its id. */
    final String rotated(String id) {
        return kms.ok("CreateKeyVersion", "KeyId", id).text("KeyVersion/KeyVersionId");
    }

    final void assertRefused(String code, String api, Object... fields) {
        var before = kms.state();
        Answer answer = client.call(api, fields);
        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(kms.state()).isEqualTo(before);
    }

    static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }
}
