package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.embedded.netty.NettyWebServer;

/** The application's web server is the one that it would have without the fake. */
@KmsFake
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class WebServerTest {
    @Autowired
    private WebServerApplicationContext application;

    @Test
    void isNotTheFakes(KmsFakeServer kms) throws Exception {
        assertThat(application.getWebServer()).isInstanceOf(NettyWebServer.class);
        assertThat(get("127.0.0.1:" + application.getWebServer().getPort(), "/")).isEqualTo("hello");
        assertThat(get(kms.endpoint(), "/?Action=CreateKey&Version=2016-01-20")).contains("KeyMetadata");
    }

    private static String get(String endpoint, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create("http://" + endpoint + path)).build(), BodyHandlers.ofString())
                .body();
    }
}
