package io.github.kmsfake.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.kmsfake.standalone.Program.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A state that is kept, and one that is mounted, as a container has them. */
class DataIT {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** CI asks for 200. */
    private static final int KILLS = Integer.getInteger("kills", 6);

    /** Written every other second; the rest is for a machine that is busy with other things. */
    private static final long OLDEST_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int MANY = 3_000;
    private static final Pattern COUNT = Pattern.compile("\"Description\":\"([0-9]+)\"");

    @TempDir
    private Path folder;

    private Program serve(String... more) throws IOException {
        return Program.serve(Map.of(), arguments(more));
    }

    private static String[] arguments(String... more) {
        String[] arguments = new String[more.length + 4];
        System.arraycopy(new String[] {"--port", "0", "--tls-port", "0"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return arguments;
    }

    /** Each write takes long enough to be killed in its midst, and each process goes on counting where the last one ended. */
    @Test
    void isWholeAndYoungWheneverItIsKilled() throws Exception {
        Files.writeString(
                folder.resolve("state.json"),
                IntStream.range(0, MANY)
                        .mapToObj(i -> "{\"name\": \"s" + i + "\", \"value\": \"v\", \"description\": \"0\"}")
                        .collect(Collectors.joining(",", "{\"kmsFakeState\": 1, \"secrets\": [", "]}")));
        Random random = new Random(KILLS);
        int kept = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean longLife = kill % 20 == 5;
            int required;
            try (Program program = serve("--data", folder.toString())) {
                int found = count(program);
                assertThat(found).as("after " + kill + " kills").isGreaterThanOrEqualTo(kept);
                required = countUp(program, found, longLife ? 7_000 : random.nextInt(2_500));
                program.handle().destroyForcibly();
                program.end();
            }
            kept = Math.max(kept, required);
        }
        assertThat(kept).isPositive();
    }

    /** Counts up for some time; returns how far it had come some seconds before it ended. */
    private static int countUp(Program program, int from, int millis) throws Exception {
        Deque<Long> answered = new ArrayDeque<>();
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        int counted = from;
        while (System.nanoTime() < end) {
            counted++;
            String answer = call(program, "UpdateSecret&SecretName=s0&Description=" + counted);
            assertThat(answer).contains("SecretName");
            answered.add(System.nanoTime());
        }
        long old = System.nanoTime() - OLDEST_NANOS;
        return from + (int) answered.stream().filter(time -> time < old).count();
    }

    private static int count(Program program) throws Exception {
        String described = call(program, "DescribeSecret&SecretName=s0");
        Matcher count = COUNT.matcher(described);
        assertThat(count.find()).as(described).isTrue();
        return Integer.parseInt(count.group(1));
    }

    @Test
    void aSecondProcessIsRefused() throws Exception {
        try (Program program = serve("--data", folder.toString())) {
            End second = Program.run(Map.of(), arguments("--data", folder.toString()));

            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err().lines())
                    .singleElement()
                    .asString()
                    .contains("data cannot be kept in", "another KMS fake");
            assertThat(get(program, "/_kms-fake/health")).contains("UP");
        }
    }

    @Test
    void clientsTrustTheNextProcessToo() throws Exception {
        String authority;
        try (Program program = serve("--data", folder.toString())) {
            authority = get(program, "/_kms-fake/ca.pem");
            program.handle().destroy();
            assertThat(program.end().err()).isEmpty();
        }
        try (Program program = serve("--data", folder.toString())) {
            assertThat(get(program, "/_kms-fake/ca.pem")).isEqualTo(authority);
        }
    }

    @Test
    void whatCannotBeUsedStopsTheStart() throws Exception {
        Files.writeString(folder.resolve("state.json"), "{");

        for (Path unusable : new Path[] {folder, folder.resolve("none/state.json"), Path.of("/proc/state.json")}) {
            End end = Program.run(Map.of(), arguments("--data", unusable.toString()));

            assertThat(end.code()).as(unusable + " " + end).isEqualTo(2);
            assertThat(end.err().lines()).as(end.err()).hasSize(1);
            assertThat(end.err()).contains(unusable.toString());
        }
    }

    @Test
    void aMountedStateIsFoundByItself() throws Exception {
        Path state = Files.writeString(folder.resolve("state.yaml"), "networkRules: [{name: mounted}]");
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Dkmsfake.init=" + folder);
        try (Program program = Program.serve(environment, arguments())) {
            assertThat(call(program, "ListNetworkRules")).contains("mounted");

            Files.writeString(state, "networkRules: ]");
            HttpResponse<String> refused = post(program, "/_kms-fake/state?reload");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("line 1");
            assertThat(post(program, "/_kms-fake/state").statusCode()).isEqualTo(405);
            assertThat(call(program, "ListNetworkRules")).contains("mounted");
        }
        Files.writeString(folder.resolve("state.json"), "{}");
        assertThat(Program.run(environment, arguments()).err()).contains("there can be one prepared state");
        assertThat(Program.run(Map.of("JAVA_TOOL_OPTIONS", "-Dkmsfake.init=" + folder.resolve("none")), "--port", "x")
                        .err())
                .contains("--port");
    }

    @Test
    void aHangUpReadsThePreparedStateAgain() throws Exception {
        Path state = Files.writeString(folder.resolve("s.yaml"), "networkRules: [{name: before}]");
        try (Program program = serve("--state", state.toString())) {
            Files.writeString(state, "networkRules: [{name: after}]");
            hangUp(program, "after");
            Files.writeString(state, "networkRules: ]");
            hangUp(program, "after");

            program.handle().destroy();
            End end = program.end();
            assertThat(end.code()).isZero();
            assertThat(end.err()).contains("KMS fake has read its prepared state again");
        }
    }

    /** By a shell, which is quicker than any process that this test could start. */
    @RepeatedTest(3)
    @EnabledOnOs(OS.LINUX)
    void aHangUpRightAfterTheReadyLineIsHandled() throws Exception {
        Path state = Files.writeString(folder.resolve("s.yaml"), "networkRules: [{name: before}]");
        try (Program program = Program.underShell(
                "mkfifo \"$0\"; \"$@\" > \"$0\" & read -r line < \"$0\"; kill -HUP $!; wait",
                folder.resolve("ready").toString(),
                arguments("--state", state.toString()))) {
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(30), program::errorLine))
                    .isEqualTo("KMS fake has read its prepared state again");
        }
    }

    /** Until it shows, since nobody tells when a signal was handled. */
    private static void hangUp(Program program, String shown) throws Exception {
        new ProcessBuilder("kill", "-HUP", String.valueOf(program.handle().pid()))
                .start()
                .waitFor();
        CompletableFuture<Void> seen = CompletableFuture.runAsync(() -> {
            try {
                while (!call(program, "ListNetworkRules").contains(shown)) {
                    Thread.onSpinWait();
                }
            } catch (IOException | InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
        });
        seen.get(30, TimeUnit.SECONDS);
    }

    private static String call(Program program, String action) throws IOException, InterruptedException {
        return get(program, "/?Version=2016-01-20&Action=" + action);
    }

    private static String get(Program program, String path) throws IOException, InterruptedException {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://" + program.http() + path))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private static HttpResponse<String> post(Program program, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://" + program.http() + path))
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }
}
