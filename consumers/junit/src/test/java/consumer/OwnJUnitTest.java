package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import io.github.kmsfake.junit5.KmsFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The project's JUnit is the one that it asked for, and runs the extension. */
@KmsFake
class OwnJUnitTest {
    @Test
    void isTheVersionThatTheProjectNames() {
        String jar = Test.class.getProtectionDomain().getCodeSource().getLocation().getPath();

        assertTrue(jar.endsWith("junit-jupiter-api-" + System.getProperty("junit.version") + ".jar"), jar);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_2048", "EC_P256"})
    void createsAKey(String spec, KmsFakeServer kms) throws Exception {
        assertEquals(200, status(kms, "CreateKey&KeyUsage=SIGN/VERIFY&KeySpec=" + spec));
    }

    @Nested
    class InANestedClass {
        @Test
        @KmsFault(operation = "ListKeys", error = "InternalFailure")
        void meetsAFault(KmsFakeServer kms) throws Exception {
            assertEquals(500, status(kms, "ListKeys"));
        }
    }

    private static int status(KmsFakeServer kms, String action) throws Exception {
        URI uri = URI.create("http://" + kms.endpoint() + "/?Version=2016-01-20&Action=" + action);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .statusCode();
    }
}
