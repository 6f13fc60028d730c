package io.github.kmsfake.internal.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.testing.TestControls;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the control endpoints tell what was refused below them, and on which threads they answer. */
class ControlResponsesTest {
    @Test
    void saysThatItIsTooMuchIfTheHeapIsFull() throws Exception {
        HttpResponse<String> answer = refusedWith(ErrorCode.QPS_LIMIT_EXCEEDED.because("the heap is nearly full"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Too much at once: the heap is nearly full.\"}");
    }

    @Test
    void saysAnyOtherRefusalInItsOwnWords() throws Exception {
        HttpResponse<String> answer = refusedWith(ErrorCode.LIMIT_EXCEEDED.because("the instance has no more room"));

        assertThat(answer.statusCode()).isEqualTo(ErrorCode.LIMIT_EXCEEDED.httpStatus());
        assertThat(answer.body())
                .startsWith("{\"message\":\"" + ErrorCode.LIMIT_EXCEEDED.code() + ": ")
                .doesNotContain("Too much at once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults", "faults/1", "requests", "least-privilege"})
    void writesWhatMayBeLongOnAWorker(String path) throws Exception {
        TestControls controls = new TestControls(List.of(), ControlResponsesTest::noRegion);
        controls.addFault(Map.of("error", "Throttling"));
        controls.addFault(Map.of("error", "Throttling"));
        FaultEndpoints faults = new FaultEndpoints(controls);
        CallEndpoints calls = new CallEndpoints(controls);
        AtomicBoolean dispatched = new AtomicBoolean();

        HttpResponse<String> answer = get(ControlHandler.PREFIX + path, exchange -> {
            switch (path) {
                case "faults" -> faults.get(exchange);
                case "faults/1" -> faults.deleteOne(exchange);
                case "requests" -> calls.requests(exchange);
                default -> calls.leastPrivilege(exchange);
            }
            dispatched.set(exchange.isDispatched());
        });

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(dispatched).isTrue();
    }

    private static Region noRegion() {
        throw new AssertionError("nobody asks for an access point");
    }

    private static HttpResponse<String> refusedWith(KmsException refusal) throws Exception {
        return get("/", exchange -> ControlResponses.fail(exchange, refusal));
    }

    /** Asks a web server that answers with an action, which runs on its event loop. */
    private static HttpResponse<String> get(String path, Consumer<HttpServerExchange> action) throws Exception {
        Undertow server = Undertow.builder()
                .setIoThreads(1)
                .setWorkerThreads(1)
                .addHttpListener(0, "127.0.0.1")
                .setHandler(action::accept)
                .build();
        server.start();
        try {
            int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            BodyHandlers.ofString());
        } finally {
            server.stop();
        }
    }
}
