package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import io.micronaut.http.server.netty.NettyHttpServer;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** The application's web server is the one that it would have without the fake. */
@MicronautTest
class WebServerTest {
    @Inject
    EmbeddedServer application;

    @Test
    void isNotTheFakes(@KmsFake KmsFakeServer kms) throws Exception {
        assertInstanceOf(NettyHttpServer.class, application);
        assertEquals("hello", get("127.0.0.1:" + application.getPort(), "/"));
        assertTrue(get(kms.endpoint(), "/?Action=CreateKey&Version=2016-01-20").contains("KeyMetadata"));
    }

    private static String get(String endpoint, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://" + endpoint + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
