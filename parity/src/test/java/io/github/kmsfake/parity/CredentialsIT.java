package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An access key is found where the vendor's tools keep it. */
class CredentialsIT {
    private static final String ID = "ALIBABA_CLOUD_ACCESS_KEY_ID";
    private static final String SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET";

    @TempDir
    Path home = Path.of(".");

    private Credentials find(Map<String, String> environment) throws IOException {
        return Credentials.find(null, environment, home);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** As the command line tool 3 writes it, with all its empty fields. */
    private void writeConfig(String current) throws IOException {
        write(".aliyun/config.json", """
                {"current": "%s", "profiles": [
                  {"name": "default", "mode": "AK", "access_key_id": "cli", "access_key_secret": "cs", "sts_token": "",
                   "sts_region": "", "ram_role_name": "", "region_id": "cn-hangzhou", "output_format": "json",
                   "retry_timeout": 0},
                  {"name": "short", "mode": "StsToken", "access_key_id": "STS.a", "access_key_secret": "b",
                   "sts_token": "c=="},
                  {"name": "machine", "mode": "EcsRamRole", "access_key_id": "", "access_key_secret": "",
                   "ram_role_name": "r"}
                ], "meta_path": ""}
                """.formatted(current));
    }

    private void writeIni(String file) throws IOException {
        write(file, """
                # of the SDKs
                [default]
                enable = true
                type = access_key
                access_key_id = ini ; a note
                access_key_secret=s=1#2 # another

                [other]
                type=sts
                access_key_id=STS.x
                access_key_secret=y
                security_token=z=

                [off]
                enable = false
                type = access_key
                access_key_id = off
                access_key_secret = off
                """);
    }

    @Test
    void theOptionComesFirst() throws IOException {
        writeConfig("default");

        assertThat(Credentials.find("i:s:t", Map.of(ID, "e", SECRET, "f"), home))
                .isEqualTo(new Credentials("i", "s:t", ""));
    }

    @Test
    void thenTheEnvironment() throws IOException {
        writeConfig("default");

        assertThat(find(Map.of(ID, "e", SECRET, "f"))).isEqualTo(new Credentials("e", "f", ""));
        assertThat(find(Map.of(ID, "e", SECRET, "f", "ALIBABA_CLOUD_SECURITY_TOKEN", "t")))
                .isEqualTo(new Credentials("e", "f", "t"));
        assertThat(find(Map.of(ID, "", SECRET, "")).id()).as("set, and empty").isEqualTo("cli");
    }

    @Test
    void thenTheProfileThatTheCommandLineToolUses() throws IOException {
        writeConfig("short");
        writeIni(".alibabacloud/credentials");

        assertThat(find(Map.of())).isEqualTo(new Credentials("STS.a", "b", "c=="));
        assertThat(find(Map.of("ALIBABA_CLOUD_PROFILE", "default"))).isEqualTo(new Credentials("cli", "cs", ""));
        assertThat(find(Map.of("ALIBABA_CLOUD_PROFILE", "other")))
                .as("only the SDKs have it")
                .isEqualTo(new Credentials("STS.x", "y", "z="));
    }

    @ParameterizedTest
    @ValueSource(strings = {".alibabacloud/credentials", ".alibabacloud/credentials.ini"})
    void thenThoseOfTheSdks(String file) throws IOException {
        writeIni(file);

        assertThat(find(Map.of())).isEqualTo(new Credentials("ini", "s=1#2", ""));
        assertThat(find(Map.of("ALIBABA_CLOUD_PROFILE", "other"))).isEqualTo(new Credentials("STS.x", "y", "z="));
    }

    @Test
    void orWhereverTheEnvironmentSaysTheyAre() throws IOException {
        writeIni("elsewhere/profiles");
        Map<String, String> environment = Map.of(
                "ALIBABA_CLOUD_CREDENTIALS_FILE",
                home.resolve("elsewhere/profiles").toString());

        assertThat(find(environment).id()).isEqualTo("ini");
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> find(Map.of())).isInstanceOf(IOException.class).hasMessageContaining("--access-key");
        writeConfig("machine");
        assertThatThrownBy(() -> find(Map.of())).hasMessageContainingAll("machine", "config.json", "EcsRamRole");
        writeIni(".alibabacloud/credentials");
        assertThatThrownBy(() -> find(Map.of("ALIBABA_CLOUD_PROFILE", "off"))).hasMessageContaining("off");
        write(".aliyun/config.json", "{\"access_key_secret\": TopSecret}");
        assertThatThrownBy(() -> find(Map.of()))
                .hasMessageContaining("is not JSON")
                .hasMessageNotContaining("TopSecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "id", ":secret", "id:"})
    void takesNoHalfAnAccessKey(String option) {
        assertThatThrownBy(() -> Credentials.find(option, Map.of(), home)).hasMessage("--access-key takes ID:SECRET");
    }

    @Test
    void showsNoSecret() {
        assertThat(new Credentials("id", "secret", "token")).hasToString("id");
    }
}
