package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which variables are settings, which are nobody's mistake, and what is said of the others. */
class EnvironmentTest {
    private static final Pattern VARIABLE = Pattern.compile("\\bKMS_FAKE_[A-Z0-9]+(_[A-Z0-9]+)*\\b");

    @ParameterizedTest
    @CsvSource({
        "KMS_FAKE_STAT, KMS_FAKE_STATE",
        "KMS_FAKE_TLSPORT, KMS_FAKE_TLS_PORT",
        "KMS_FAKE_HOSTNAME, KMS_FAKE_HOST_NAME",
        "KMS_FAKE_HOST_NAMES, KMS_FAKE_HOST_NAME",
        "KMS_FAKE_ACCESS_KEYS, KMS_FAKE_ACCESS_KEY",
        "KMS_FAKE_ACESS_KEY, KMS_FAKE_ACCESS_KEY",
        "KMS_FAKE_REGION_ID, KMS_FAKE_REGION",
        "KMS_FAKE_RSA-KEYS, KMS_FAKE_RSA_KEYS",
        "KMS_FAKE_tls_port, KMS_FAKE_TLS_PORT",
        "KMS_FAKE_STATE_FILE, KMS_FAKE_STATE"
    })
    void whatWasMeantIsNamed(String mistyped, String meant) {
        assertThatThrownBy(() -> Environment.of(Map.of(mistyped, "1")))
                .hasMessageStartingWith("there is no setting " + mistyped + "; did you mean " + meant + "? (");
    }

    @Test
    void whatComesNearNothingIsRefusedAsWell() {
        assertThatThrownBy(() -> Environment.of(Map.of("KMS_FAKE_COLOUR", "1")))
                .hasMessageStartingWith("there is no setting KMS_FAKE_COLOUR (--help");
    }

    @Test
    void everyVariableOfTheProjectsOwnScriptsIsKnown() throws IOException {
        for (String script :
                List.of(".ci/run", ".ci/docker", "standalone/image/build.sh", "benchmarks/image", "e2e/run")) {
            VARIABLE.matcher(Files.readString(Path.of("..", script), StandardCharsets.UTF_8))
                    .results()
                    .forEach(found -> assertThat(Environment.of(Map.of(found.group(), "")))
                            .as(script + " " + found.group())
                            .isNotNull());
        }
    }

    @Test
    void whatKubernetesSaysOfAServiceIsNoSetting() {
        Stream.of("KMS_FAKE_SERVICE_HOST", "KMS_FAKE_SERVICE_PORT", "KMS_FAKE_PORT_4590_TCP_PROTO", "KMS_FAKE_A_PORT")
                .forEach(name -> assertThat(Environment.of(Map.of(name, "tcp://10.0.0.1:1")))
                        .isNotNull());
        assertThat(Environment.of(Map.of("KMS_FAKE_PORT", "tcp://10.0.0.1:4590"))
                        .value(Setting.PORT))
                .isEmpty();
        assertThat(Environment.of(Map.of("KMS_FAKE_PORT", "4590")).value(Setting.PORT))
                .isEqualTo("4590");
    }
}
