package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.TestServer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bytes that are no message, or nearly one: there is always an answer, and never the server's fault. */
class InstanceFuzzTest {
    private static final long SEED = 20261124;
    private static final List<String> NAMES = List.of(
            "Encrypt",
            "Decrypt",
            "AdvanceEncrypt",
            "AdvanceDecrypt",
            "GenerateDataKey",
            "AdvanceGenerateDataKey",
            "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext",
            "AdvanceGenerateDataKeyPair",
            "AdvanceGenerateDataKeyPairWithoutPlaintext",
            "Sign",
            "Verify",
            "GetPublicKey",
            "GenerateRandom",
            "GetSecretValue");

    private final Random random = new Random(SEED);

    @Test
    void answersWhateverComes() {
        try (TestServer kms = TestServer.with().start()) {
            InstanceClient client = AccessChain.everything(kms);
            String aes = Given.key(kms, "DKMSInstanceId", TestServer.READY);
            String curve = Given.key(kms, "DKMSInstanceId", TestServer.READY, "KeySpec", "EC_P256");
            GivenSecret.generic(kms, "db", "DKMSInstanceId", TestServer.READY);
            byte[] blob =
                    client.ok("AdvanceEncrypt", 1, aes, 2, new byte[] {1, 2, 3}).bytes(2);
            List<byte[]> good = List.of(
                    InstanceClient.message(1, aes, 2, new byte[40], 3, "AES_GCM", 4, new byte[3], 5, new byte[12]),
                    InstanceClient.message(1, blob, 2, aes, 3, "AES_GCM"),
                    InstanceClient.message(1, curve, 3, "ECDSA_SHA_256", 4, new byte[9], 5, "RAW"),
                    InstanceClient.message(1, aes, 2, "EC_P256", 3, 32),
                    InstanceClient.message(1, aes, 3, "EC_P256", 4, "PEM"),
                    InstanceClient.message(1, "db", 2, "ACSCurrent", 4, true),
                    InstanceClient.message(1, 16));

            for (int i = 0; i < 3000; i++) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                byte[] body = random.nextInt(4) == 0 ? noise() : mutated(good.get(random.nextInt(good.size())));
                int status = client.request(name, body).send().status();
                assertThat(status).as(name + " " + Arrays.toString(body)).isBetween(200, 499);
            }
        }
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] mutated(byte[] good) {
        byte[] bytes = good.clone();
        for (int changes = random.nextInt(4); changes > 0 && bytes.length > 0; changes--) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[place] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, place);
                default -> {
                    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(5));
                    System.arraycopy(
                            bytes, place, longer, longer.length - (bytes.length - place), bytes.length - place);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }
}
