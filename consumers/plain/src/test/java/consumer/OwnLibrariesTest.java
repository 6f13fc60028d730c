package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import io.undertow.Undertow;
import io.undertow.Version;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project's own Undertow and Jackson are those it asked for, and work beside the fake's. */
@KmsFake
class OwnLibrariesTest {
    @Test
    void serveBesideTheFake(KmsFakeServer kms) throws Exception {
        Undertow own = Undertow.builder()
                .addHttpListener(0, "127.0.0.1", exchange -> exchange.getResponseSender().send("own"))
                .build();
        own.start();
        try {
            int port = ((InetSocketAddress) own.getListenerInfo().get(0).getAddress()).getPort();
            assertEquals("own", get("127.0.0.1:" + port, "/"));
            JsonNode created = new ObjectMapper().readTree(get(kms.endpoint(), "/?Action=CreateKey&Version=2016-01-20"));
            assertEquals("Enabled", created.at("/KeyMetadata/KeyState").asText());
        } finally {
            own.stop();
        }
        assertEquals("2.2.37.Final", Version.getVersionString());
        assertEquals("2.13.5", PackageVersion.VERSION.toString());
    }

    @Test
    void areTheOnlyOnesOnTheClassPath() {
        List<String> jars = Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator))
                .toList();
        assertTrue(jars.stream().anyMatch(jar -> jar.contains("kms-fake-core")), jars.toString());
        assertEquals(1, jars.stream().filter(jar -> jar.contains("undertow-core")).count());
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.bouncycastle.crypto.digests.SHA256Digest"));
        assertThrows(ClassNotFoundException.class, () -> Class.forName("org.jspecify.annotations.Nullable"));
    }

    private static String get(String endpoint, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://" + endpoint + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
