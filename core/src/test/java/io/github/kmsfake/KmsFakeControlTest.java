package io.github.kmsfake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KmsFakeControlTest {
    @Test
    void tellsWhatTheFakeIs() {
        try (KmsFakeServer kms = KmsFakeServer.builder()
                .region("eu-central-1")
                .account("1111222233334444")
                .instance("kst-a")
                .instance("kst-b")
                .strict(true)
                .build()
                .open()) {
            KmsFakeControl control = KmsFakeControl.at(kms.endpoint());

            assertThat(control.isHealthy()).isTrue();
            assertThat(control.info().region()).isEqualTo("eu-central-1");
            assertThat(control.info().account()).isEqualTo("1111222233334444");
            assertThat(control.info().strict()).isTrue();
            assertThat(control.info().instances()).containsExactly("kst-a", "kst-b");
            assertThat(control.info().version()).isNotEmpty();
            assertThat(control.caCertificatePem()).isEqualTo(kms.caCertificatePem());
        }
    }

    @Test
    void takesTheFakeBackToItsInitialState() throws Exception {
        try (KmsFakeServer kms = KmsFakeServer.start()) {
            call(kms, "CreateApplicationAccessPoint&Name=orders&Policies=%5B%22orders%22%5D");
            assertThat(call(kms, "ListApplicationAccessPoints")).contains("\"TotalCount\":1");

            KmsFakeControl.at(kms.endpoint()).reset();

            assertThat(call(kms, "ListApplicationAccessPoints")).contains("\"TotalCount\":0");
        }
    }

    @Test
    void saysInOneSentenceThatItIsRefused() {
        try (KmsFakeServer kms = KmsFakeServer.builder().control(false).build().open()) {
            KmsFakeControl control = KmsFakeControl.at(kms.endpoint());

            assertThat(control.isHealthy()).isFalse();
            assertThatIllegalStateException()
                    .isThrownBy(control::reset)
                    .withMessageContainingAll("POST", kms.endpoint(), "reset", "404");
        }
    }

    @Test
    void saysInOneSentenceThatNobodyAnswers() throws IOException {
        String nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + socket.getLocalPort();
        }
        KmsFakeControl control = KmsFakeControl.at(nobody);

        assertThat(control.isHealthy()).isFalse();
        assertThatIllegalStateException().isThrownBy(control::info).withMessage("no KMS fake answers at " + nobody);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "127.0.0.1",
                "http://127.0.0.1:4590",
                "127.0.0.1:4590/",
                "127.0.0.1:port",
                "127.0.0.1:99999",
                "127.0.0.1:0",
                "kms_fake:4590",
                "[::1:80",
                "a[b:80",
                "a b:80",
                "me@host:80",
                "host:80?x"
            })
    void takesAHostAndAPort(String endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KmsFakeControl.at(endpoint))
                .withMessageContaining("127.0.0.1:4590");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:1", "kms.local:65535", "[::1]:1"})
    void takesNamesAndAddressesOfAnyKind(String endpoint) {
        assertThat(KmsFakeControl.at(endpoint).isHealthy()).isFalse();
    }

    private static String call(KmsFakeServer kms, String action) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://" + kms.endpoint() + "/?Version=2016-01-20&Action=" + action))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }
}
