package io.github.kmsfake.testcontainers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.kmsfake.RsaKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** What can be seen without a container engine. */
class KmsFakeContainerTest {
    @Test
    void knowsTheDefaultAccessKey() {
        KmsFakeContainer kms = new KmsFakeContainer("kmsfake/kms-fake");

        assertThat(kms.accessKeyId()).isEqualTo("test");
        assertThat(kms.accessKeySecret()).isEqualTo("test");
    }

    @Test
    void showsWhatItIs() {
        assertThat(new KmsFakeContainer("kmsfake/kms-fake:7"))
                .hasToString("KmsFakeContainer (image kmsfake/kms-fake:7, not running)");
    }

    @Test
    void turnsSettingsIntoTheEnvironment(@TempDir Path folder) throws Exception {
        Path state = Files.writeString(folder.resolve("orders.yaml"), "");
        KmsFakeContainer kms = new KmsFakeContainer("kmsfake/kms-fake")
                .withStrict()
                .withRegion("eu-central-1")
                .withRsaKeys(RsaKeys.FRESH)
                .withAccessKey("mine", "secret")
                .withAccessKey("theirs", "secret", "1111222233334444")
                .withState(MountableFile.forHostPath(state));

        assertThat(kms.getEnvMap())
                .containsEntry("KMS_FAKE_STRICT", "true")
                .containsEntry("KMS_FAKE_REGION", "eu-central-1")
                .containsEntry("KMS_FAKE_RSA_KEYS", "fresh")
                .containsEntry("KMS_FAKE_ACCESS_KEY", "mine:secret,theirs:secret:1111222233334444")
                .containsEntry("KMS_FAKE_STATE", "/opt/kms-fake/state/orders.yaml");
        assertThat(kms.accessKeyId()).isEqualTo("mine");
        assertThat(kms.accessKeySecret()).isEqualTo("secret");
    }

    @ParameterizedTest
    @CsvSource({"'', secret, 1111222233334444", "a:b, secret, 1111222233334444", "a, 'b,c', 1111222233334444", "a, b, 1"
    })
    void refusesAccessKeysThatCannotBe(String id, String secret, String account) {
        KmsFakeContainer kms = new KmsFakeContainer("kmsfake/kms-fake");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> kms.withAccessKey(id, secret, account))
                .withMessageContaining("access key");
    }

    @Test
    void refusesOtherImagesUnlessTheyStandInForIt() {
        assertThatIllegalStateException().isThrownBy(() -> new KmsFakeContainer("redis:7"));
        assertThat(new KmsFakeContainer(DockerImageName.parse("registry.example/kms-fake:1")
                                .asCompatibleSubstituteFor("kmsfake/kms-fake"))
                        .accessKeyId())
                .isEqualTo("test");
    }

    @Test
    void saysWhatIsMissingWithoutAContainerEngine() {
        assumeFalse(
                System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")),
                "there is a container engine");
        try (KmsFakeContainer kms = new KmsFakeContainer("kmsfake/kms-fake")) {
            assertThatIllegalStateException()
                    .isThrownBy(kms::start)
                    .withMessageContainingAll("container engine", "DOCKER_HOST", "KmsFakeServer");
        }
    }
}
