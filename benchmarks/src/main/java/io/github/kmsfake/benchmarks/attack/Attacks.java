package io.github.kmsfake.benchmarks.attack;

import io.github.kmsfake.benchmarks.client.BlockingConnection;
import io.github.kmsfake.benchmarks.client.Call;
import io.github.kmsfake.benchmarks.client.ControlCalls;
import io.github.kmsfake.benchmarks.process.StandaloneServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All attacks by name, in the order of the table. */
final class Attacks {
    /** How the names of those begin that want a strict server. */
    static final String STRICT = "strict-";

    private static final int LARGE = 2_900_000;
    private static final int HEADER = 1_900_000;
    private static final int DOCUMENT = 30_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    private Attacks() {}

    static Map<String, Attack> all() {
        Map<String, Attack> all = new LinkedHashMap<>();
        addUploads(all);
        addHeads(all);
        addControls(all);
        addDocuments(all);
        addCalls(all);
        addConnections(all);
        all.put(STRICT + "nonces-large", plain(Plan.calls(4, 200, number -> withNonce(number, LARGE))));
        all.put(STRICT + "nonces-many", plain(Plan.calls(4, 5_000, number -> withNonce(number, 50_000))));
        return all;
    }

    /** Calls whose last byte is held back. */
    static Attack unfinishedCalls(int connections) {
        return plain(Plan.silent(connections, Stream.concat(post(LARGE), Plan.filling('a', LARGE - 1))));
    }

    /** Bodies for a control endpoint whose last byte is held back. */
    static Attack unfinishedControls(String method, String path, int connections, int bytes) {
        return plain(unfinishedControl(method, path, connections, bytes, false));
    }

    private static Plan unfinishedControl(String method, String path, int connections, int bytes, boolean asking) {
        byte[] head = ascii(ControlCalls.head(method, path, "text/plain", bytes));
        Stream<byte[]> all = Stream.concat(Stream.of(head), Plan.filling(' ', bytes - 1));
        return asking ? Plan.asking(connections, all) : Plan.silent(connections, all);
    }

    private static void addUploads(Map<String, Attack> all) {
        all.put("uploads-unfinished-300", unfinishedCalls(300));
        all.put("uploads-unfinished-500", unfinishedCalls(500));
        all.put(
                "uploads-complete-150",
                plain(Plan.asking(150, Stream.concat(post(LARGE), Plan.filling('a', LARGE)))
                        .patient()));
        all.put(
                "uploads-too-large-50",
                plain(Plan.asking(50, Stream.concat(post(4 * LARGE), Plan.filling('a', 4 * LARGE)))));
        all.put("chunked-endless-20", chunked(20, 64 * 1024, 600));
        all.put("chunked-endless-tiny-chunks", chunked(100, 1, 200_000));
        all.put(
                "uploads-many-parameters",
                plain(Plan.asking(20, Stream.concat(post(LARGE), repeated("a=&", LARGE / 3)))));
    }

    private static void addHeads(Map<String, Attack> all) {
        all.put("heads-of-one-byte-2000", plain(Plan.silent(2000, Stream.of(ascii("P")))));
        all.put(
                "heads-unfinished-2000",
                plain(Plan.silent(2000, Stream.of(ascii("POST / HTTP/1.1\r\nHost: localhost\r\nX")))));
        byte[] begin = ascii("GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
        all.put(
                "headers-huge-50",
                plain(Plan.asking(
                        50, join(Stream.of(begin), Plan.filling('a', HEADER), Stream.of(ascii("\r\n\r\n"))))));
        all.put(
                "headers-huge-unfinished-300",
                plain(Plan.silent(300, Stream.concat(Stream.of(begin), Plan.filling('a', HEADER)))));
        all.put(
                "headers-endless-50",
                plain(Plan.silent(50, Stream.concat(Stream.of(begin), repeated("a\r\nX: ", DOCUMENT / 6)))));
        byte[] query = ascii("GET /?a=");
        all.put(
                "query-huge-unfinished-300",
                plain(Plan.silent(300, Stream.concat(Stream.of(query), Plan.filling('a', HEADER)))));
        all.put(
                "queries-of-60-KB",
                plain(Plan.calls(
                        10,
                        1000,
                        number -> new Call("DescribeKey", Map.of("KeyId", number + "k".repeat(60_000))).unsigned())));
    }

    private static void addControls(Map<String, Attack> all) {
        Map<String, String> endpoints = new LinkedHashMap<>();
        endpoints.put("state", "PUT");
        endpoints.put("clock", "POST");
        endpoints.put("faults", "POST");
        endpoints.put("source-address", "POST");
        endpoints.put("peer", "POST");
        endpoints.forEach((path, method) -> {
            all.put("control-" + path + "-8", unfinishedControls(method, path, 8, 60_000));
            all.put("control-" + path + "-50", unfinishedControls(method, path, 50, 60_000));
        });
        // a reset may not wait for a body, and takes the keys of the check with it: so it is waited for
        all.put("control-reset-50", plain(unfinishedControl("POST", "reset", 50, 60_000, true)));
        all.put("control-state-large-8", unfinishedControls("PUT", "state", 8, DOCUMENT));
        all.put("control-state-large-50", unfinishedControls("PUT", "state", 50, DOCUMENT));
        all.put("control-faults-too-large-50", unfinishedControls("POST", "faults", 50, LARGE));
    }

    private static void addDocuments(Map<String, Attack> all) {
        String json = "{\"kmsFakeState\":1,\"keys\":[";
        all.put("state-empty-lists", document(json, "[],", DOCUMENT / 3));
        all.put("state-empty-objects", document(json, "{},", DOCUMENT / 3));
        all.put("state-numbers", document(json, "0,", DOCUMENT / 2));
        all.put("state-wrong-fields", document(json + "{", "\"a\":0,", DOCUMENT / 6));
        all.put("state-empty-lists-yaml", document("kmsFakeState: 1\nkeys:\n", "- []\n", DOCUMENT / 5));
        all.put("state-empty-items-yaml", document("kmsFakeState: 1\nkeys:\n", "- \n", DOCUMENT / 3));
        all.put("state-deep-lists", document(json, "[", DOCUMENT));
        all.put("state-deep-objects", document("{\"kmsFakeState\":1,\"keys\":", "{\"a\":", DOCUMENT / 5));
        all.put("state-deep-lists-yaml", document("kmsFakeState: 1\nkeys: ", "[", DOCUMENT));
        all.put("state-deep-items-yaml", document("kmsFakeState: 1\nkeys:\n", "- ", DOCUMENT / 2));
        all.put("state-aliases-yaml", document(aliases(30), "", 0));
        all.put("state-export-150000-secrets", export(1));
        all.put("state-export-150000-secrets-4-times", export(4));
        all.put("state-export-unread-30", export(Plan.silent(30, Stream.of(ControlCalls.get("state"))), 65_000));
        all.put("policy-deep-lists", parameter("SetKeyPolicy", "KeyId=k&Policy=", "[", LARGE - 100));
        all.put("policy-deep-objects", parameter("SetKeyPolicy", "KeyId=k&Policy=", "{\"a\":", LARGE / 5 - 100));
        all.put("secret-policy-deep-lists", parameter("SetSecretPolicy", "SecretName=k&Policy=", "[", LARGE - 100));
        all.put(
                "permissions-deep-lists",
                parameter("CreatePolicy", "Name=p&Resources=[]&Permissions=", "[", LARGE - 100));
        all.put("tags-deep-lists", parameter("CreateKey", "Tags=", "[", LARGE - 100));
        all.put("tags-many", parameter("CreateKey", "Tags=[", "{\"TagKey\":\"k\",\"TagValue\":\"v\"},", LARGE / 33));
        all.put("tags-many-empty", parameter("CreateKey", "Tags=[", "{},", LARGE / 3 - 100));
        all.put(
                "tags-many-of-a-secret",
                parameter(
                        "CreateSecret",
                        "SecretName=s&VersionId=v&SecretData=x&Tags=[",
                        "{\"TagKey\":\"k\",\"TagValue\":\"v\"},",
                        LARGE / 33));
    }

    private static void addCalls(Map<String, Attack> all) {
        String value = "v".repeat(250);
        all.put(
                "calls-200-parameters",
                plain(Plan.calls(
                        10,
                        1000,
                        number -> new Call(
                                        "ListKeys",
                                        IntStream.range(0, 200)
                                                .boxed()
                                                .collect(Collectors.toMap(
                                                        i -> "p" + i, i -> String.format("%06d", number) + value)))
                                .signedV1InBody())));
        String large = "x".repeat(LARGE - 1000);
        all.put(
                "calls-large-values",
                plain(Plan.calls(2, 200, number -> new Call("No" + number, Map.of("Text", large)).signedV1InBody())));
        all.put("calls-recorded-and-asked-for", server -> {
            Connections.open(
                            server.port(),
                            Plan.calls(
                                    10,
                                    1000,
                                    number -> new Call("CreateKey", Map.of("Description", number + "d".repeat(40_000)))
                                            .signedV1InBody()))
                    .close();
            return Connections.open(server.port(), Plan.silent(50, Stream.of(ControlCalls.get("requests"))));
        });
        all.put(
                "access-keys-unknown-20000",
                plain(Plan.calls(
                        10,
                        20_000,
                        number -> new Call("ListKeys", Map.of("AccessKeyId", "LTAI" + number)).unsigned())));
        all.put(
                "access-keys-unknown-long",
                plain(Plan.calls(
                        10,
                        2000,
                        number ->
                                new Call("ListKeys", Map.of("AccessKeyId", number + "x".repeat(30_000))).unsigned())));
        all.put("pipelined-calls", pipelined(new Call("ListKeys", Map.of()).unsigned()));
        all.put("pipelined-exports", pipelined(ControlCalls.get("state")));
    }

    private static void addConnections(Map<String, Attack> all) {
        all.put("connections-closed-at-once-5000", server -> {
            for (int i = 0; i < 5000; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                    // every other one ends with a reset
                    socket.setSoLinger(i % 2 == 0, 0);
                }
            }
            return nothing(server);
        });
        all.put("connections-idle-2000", plain(Plan.silent(2000, Stream.empty())));
        all.put("tls-hello-1000", tls(Plan.silent(1000, Stream.of(ClientHello.bytes()))));
        all.put(
                "tls-half-a-hello-1000",
                tls(Plan.silent(1000, Stream.of(Arrays.copyOf(ClientHello.bytes(), ClientHello.bytes().length / 2)))));
        all.put("tls-idle-1000", tls(Plan.silent(1000, Stream.empty())));
        all.put("tls-no-tls-200", tls(Plan.silent(200, Stream.of(ControlCalls.health()))));
    }

    private static Attack plain(Plan plan) {
        return server -> Connections.open(server.port(), plan);
    }

    private static Attack tls(Plan plan) {
        return server -> Connections.open(server.tlsPort(), plan);
    }

    private static Connections nothing(StandaloneServer server) throws IOException {
        return Connections.open(server.port(), Plan.silent(0, Stream.empty()));
    }

    /** Chunks that go on; nobody waits for an answer. */
    private static Attack chunked(int connections, int chunk, int times) {
        byte[] head = ascii("POST / HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Transfer-Encoding: chunked\r\n\r\n");
        String part = Integer.toHexString(chunk) + "\r\n" + "a".repeat(chunk) + "\r\n";
        return plain(Plan.silent(connections, Stream.concat(Stream.of(head), repeated(part, times))));
    }

    /** A state document that says the same many times over, and lacks its end. */
    private static Attack document(String begin, String part, int times) {
        long bytes = begin.length() + (long) part.length() * times;
        byte[] head = ascii(ControlCalls.head("PUT", "state", "text/plain", bytes) + begin);
        return plain(Plan.asking(2, Stream.concat(Stream.of(head), repeated(part, times)))
                .patient());
    }

    /** Lists of ten aliases of lists of ten aliases, and so on. */
    private static String aliases(int levels) {
        return IntStream.range(0, levels)
                .mapToObj(level -> "l" + level + ": &l" + level + " ["
                        + (level == 0 ? "0" : ("*l" + (level - 1) + ", ").repeat(10)) + "]\n")
                .collect(Collectors.joining("", "kmsFakeState: 1\n", ""));
    }

    /** Many secrets, which several clients export without reading all of it. */
    private static Attack export(int times) {
        return export(Plan.asking(times, Stream.of(ControlCalls.get("state"))).patient(), 150_000);
    }

    private static Attack export(Plan plan, int secrets) {
        return server -> {
            StringBuilder document = new StringBuilder("{\"kmsFakeState\":1,\"secrets\":[");
            for (int i = 0; i < secrets; i++) {
                document.append(i == 0 ? "" : ",")
                        .append("{\"name\":\"s")
                        .append(i)
                        .append("\",\"value\":\"v\"}");
            }
            byte[] request = ControlCalls.put("state", document.append("]}").toString());
            try (BlockingConnection connection = BlockingConnection.open(server.port(), PATIENCE)) {
                int status = connection.ask(request).status();
                if (status != 200) {
                    throw new IOException("the state was refused with " + status);
                }
            }
            return Connections.open(server.port(), plan);
        };
    }

    /** A parameter that says the same many times over. */
    private static Attack parameter(String action, String begin, String part, int times) {
        String form = "Action=" + action + "&Version=2016-01-20&" + begin;
        return plain(Plan.asking(
                10,
                join(
                        post(form.length() + (long) part.length() * times),
                        Stream.of(ascii(form)),
                        repeated(part, times))));
    }

    /** Requests without end whose answers nobody reads. */
    private static Attack pipelined(byte[] request) {
        String some = new String(request, StandardCharsets.US_ASCII).repeat(200);
        return plain(Plan.silent(20, repeated(some, 1000)));
    }

    private static byte[] withNonce(int number, int length) {
        return new Call("ListKeys", Map.of("SignatureNonce", number + "n".repeat(length))).signedV1InBody();
    }

    private static Stream<byte[]> post(long length) {
        return Stream.of(
                ascii("POST / HTTP/1.1\r\nHost: localhost\r\n" + FORM + "Content-Length: " + length + "\r\n\r\n"));
    }

    private static Stream<byte[]> join(Stream<byte[]> first, Stream<byte[]> second, Stream<byte[]> third) {
        return Stream.concat(Stream.concat(first, second), third);
    }

    /** A text many times over, in larger pieces, which stand in memory once. */
    private static Stream<byte[]> repeated(String text, int times) {
        if (text.isEmpty()) {
            return Stream.empty();
        }
        int each = Math.max(1, 64 * 1024 / text.length());
        byte[] piece = ascii(text.repeat(each));
        return Stream.concat(
                IntStream.range(0, times / each).mapToObj(i -> piece), Stream.of(ascii(text.repeat(times % each))));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
