package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.internal.testing.TestClock;
import io.github.kmsfake.internal.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers with a seed that go on with what others with the same seed have made. */
class KmsFakeSeedTest {
    @TempDir
    private Path folder;

    private static KmsFakeServer.Builder builder() {
        return KmsFakeServer.builder().seed(1).clock(new TestClock(TestServer.BEGINNING));
    }

    private static JsonNode call(KmsFakeServer kms, String action, String... parameters) throws Exception {
        String[] all = Stream.concat(Stream.of("Action", action, "Version", "2016-01-20"), Stream.of(parameters))
                .toArray(String[]::new);
        String answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + kms.endpoint() + "/"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(TestServer.form(all)))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        JsonNode read = new ObjectMapper().readTree(answer);
        assertThat(read.has("Code")).as(answer).isFalse();
        return read;
    }

    private static String newKey(KmsFakeServer kms) throws Exception {
        return call(kms, "CreateKey", "DKMSInstanceId", kms.instanceId())
                .at("/KeyMetadata/KeyId")
                .asText();
    }

    private static String newVersion(KmsFakeServer kms, String key) throws Exception {
        return call(kms, "CreateKeyVersion", "KeyId", key)
                .at("/KeyVersion/KeyVersionId")
                .asText();
    }

    @Test
    void repeatTheRsaKeysOfTheirSource() throws Exception {
        assertThat(publicKeys(builder()))
                .isEqualTo(publicKeys(builder()))
                .doesNotContainAnyElementsOf(publicKeys(builder().seed(2)))
                .doesNotContainAnyElementsOf(publicKeys(builder().rsaKeys(RsaKeys.FRESH)))
                .doesNotHaveDuplicates();
        assertThat(publicKeys(builder().rsaKeys(RsaKeys.FRESH)))
                .isEqualTo(publicKeys(builder().rsaKeys(RsaKeys.FRESH)))
                .doesNotHaveDuplicates();
    }

    @Test
    void areTheSameWhicheverServerOfTheBuilderItIs() throws Exception {
        KmsFakeServer.Builder builder = builder();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (KmsFakeServer kms = builder.start()) {
                seen.add(call(kms, "GenerateDataKey", "KeyId", newKey(kms))
                        .get("Plaintext")
                        .asText());
            }
        }

        assertThat(seen.get(1)).isEqualTo(seen.get(0));
    }

    private static List<String> publicKeys(KmsFakeServer.Builder builder) throws Exception {
        try (KmsFakeServer kms = builder.start()) {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                String key = call(kms, "CreateKey", "KeySpec", "RSA_2048")
                        .at("/KeyMetadata/KeyId")
                        .asText();
                String version = call(kms, "ListKeyVersions", "KeyId", key)
                        .at("/KeyVersions/KeyVersion/0/KeyVersionId")
                        .asText();
                keys.add(call(kms, "GetPublicKey", "KeyId", key, "KeyVersionId", version)
                        .at("/PublicKey")
                        .asText());
            }
            return keys;
        }
    }

    @Test
    void giveNoIdsThatAreTaken() throws Exception {
        List<String> ids = new ArrayList<>();
        String exported;
        String blob;
        try (KmsFakeServer kms = builder().start()) {
            String key = newKey(kms);
            ids.add(key);
            ids.add(newKey(kms));
            ids.add(newVersion(kms, key));
            blob = call(kms, "Encrypt", "KeyId", key, "Plaintext", "text")
                    .at("/CiphertextBlob")
                    .asText();
            exported = kms.exportState();
        }
        Path file = Files.writeString(folder.resolve("state.json"), exported);

        List<String> first = goOn(file, ids, blob);
        List<String> second = goOn(file, ids, blob);

        assertThat(second).as("what comes next is foretold too").isEqualTo(first);
    }

    private static List<String> goOn(Path state, List<String> taken, String blob) throws Exception {
        try (KmsFakeServer kms = builder().state(state.toString()).start()) {
            List<String> next = new ArrayList<>();
            next.add(newKey(kms));
            next.add(newVersion(kms, taken.get(1)));
            kms.importState(kms.exportState());
            next.add(newKey(kms));
            next.add(newVersion(kms, next.get(0)));

            assertThat(next).doesNotHaveDuplicates().doesNotContainAnyElementsOf(taken);
            assertThat(call(kms, "Decrypt", "CiphertextBlob", blob).at("/KeyId").asText())
                    .isEqualTo(taken.get(0));
            kms.importState(kms.exportState());
            return next;
        }
    }
}
