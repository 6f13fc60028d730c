package consumer;

import io.github.kmsfake.KmsFakeControl;
import io.github.kmsfake.KmsFakeServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** Makes a key in a fake of its own. */
public final class FirstKey {
    private FirstKey() {}

    public static String made() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            URI create = URI.create("http://" + kms.endpoint() + "/?Action=CreateKey&Version=2016-01-20");
            String answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(create).build(), BodyHandlers.ofString())
                    .body();
            KmsFakeControl.at(kms.endpoint()).reset();
            return answer;
        }
    }
}
