package io.github.kmsfake.internal.testing;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.model.AccessKey;
import io.github.kmsfake.internal.model.AccountStatus;
import io.github.kmsfake.internal.model.AddressBlock;
import io.github.kmsfake.internal.model.HostName;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.protocol.signature.Authenticator;
import io.github.kmsfake.internal.protocol.signature.ErrorDialect;
import io.github.kmsfake.internal.server.FakeServer;
import io.github.kmsfake.internal.server.InstanceSpec;
import io.github.kmsfake.internal.server.Settings;
import io.github.kmsfake.internal.state.Limits;
import io.github.kmsfake.internal.state.ManagedDataKeySeed;
import io.github.kmsfake.internal.state.RegionState;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.statefile.DocumentText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server under test, and a plain HTTP client that knows nothing of the server's own code. */
public final class TestServer implements AutoCloseable {
    public static final String REGION = "cn-hangzhou";
    public static final String ACCOUNT = "1000000000000001";
    public static final String OTHER_ACCOUNT = "2000000000000002";
    public static final String READY = "kst-ready";
    /** Far from the present, so that the two clocks of a signature are never taken for each other. */
    public static final Instant BEGINNING = Instant.parse("2056-11-24T08:00:00Z");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String CONTROL = "/_kms-fake/";

    /** How an RPC call is sent and wants its answer: the result is the same in each of them. */
    public enum Encoding {
        GET_JSON,
        POST_JSON,
        POST_XML
    }

    /** What a test can set. */
    public static final class Setup {
        private boolean strict;
        private boolean control = true;
        private boolean recordSecrets;
        private ErrorDialect dialect = ErrorDialect.GATEWAY;
        private AccountStatus accountStatus = AccountStatus.ENABLED;
        private Duration connectTime = Duration.ZERO;
        private final List<ManagedDataKeySeed> managedDataKeys = new ArrayList<>();
        private Limits limits = Limits.STANDARD;
        private Duration idleTimeout = Duration.ofSeconds(30);
        private Randomness randomness = Randomness.unpredictable();
        private Function<Randomness, RsaKeySource> rsaKeys = RsaKeySource::shipped;
        private List<String> instances = List.of(READY);
        private final List<HostName> hostNames = new ArrayList<>();
        private final List<AddressBlock> trustedProxies = new ArrayList<>();
        private Optional<DocumentText> state = Optional.empty();

        /** The initial state, as a document called {@code state.yaml}. */
        public Setup state(String document) {
            state = Optional.of(new DocumentText("state.yaml", document));
            return this;
        }

        public Setup strict() {
            strict = true;
            return this;
        }

        public Setup dialect(ErrorDialect wanted) {
            dialect = wanted;
            return this;
        }

        public Setup accountStatus(AccountStatus status) {
            accountStatus = status;
            return this;
        }

        public Setup connectTime(Duration time) {
            connectTime = time;
            return this;
        }

        public Setup idleTimeout(Duration time) {
            idleTimeout = time;
            return this;
        }

        public Setup managedDataKey(String spec) {
            managedDataKeys.add(ManagedDataKeySeed.parse(spec));
            return this;
        }

        public Setup limit(String name, int figure) {
            limits = limits.with(name, figure);
            return this;
        }

        public Setup seed(long seed) {
            randomness = Randomness.repeatable(seed);
            return this;
        }

        public Setup rsaKeys(Function<Randomness, RsaKeySource> source) {
            rsaKeys = source;
            return this;
        }

        public Setup instances(String... specs) {
            instances = List.of(specs);
            return this;
        }

        public Setup hostName(String name) {
            hostNames.add(HostName.parse(name));
            return this;
        }

        public Setup trustedProxy(String address) {
            trustedProxies.add(AddressBlock.parse(address));
            return this;
        }

        public Setup recordSecrets() {
            recordSecrets = true;
            return this;
        }

        public Setup noControl() {
            control = false;
            return this;
        }

        public TestServer start() {
            return new TestServer(this);
        }
    }

    private final TestClock clock = new TestClock(BEGINNING);
    private final FakeServer server;

    private TestServer(Setup setup) {
        Scope home = new Scope(ACCOUNT, REGION);
        server = FakeServer.start(new Settings(
                "127.0.0.1",
                0,
                0,
                REGION,
                new Authenticator.Rules(
                        List.of(
                                new AccessKey("test", "test", ACCOUNT, null),
                                new AccessKey("STS.temporary", "secret", ACCOUNT, null),
                                new AccessKey("alice", "secret", ACCOUNT, "user/alice"),
                                new AccessKey("ops", "secret", ACCOUNT, "role/ops"),
                                new AccessKey("other", "secret", OTHER_ACCOUNT, null)),
                        ACCOUNT,
                        setup.strict,
                        setup.dialect),
                setup.accountStatus,
                setup.instances.stream()
                        .map(spec -> InstanceSpec.parse(spec, home))
                        .toList(),
                Map.of(home, List.copyOf(setup.managedDataKeys)),
                setup.connectTime,
                setup.limits,
                clock,
                setup.randomness,
                setup.rsaKeys,
                setup.control,
                setup.hostNames,
                setup.trustedProxies,
                setup.recordSecrets,
                setup.idleTimeout,
                CertificateAuthority::ofProcess,
                setup.state,
                Optional.empty()));
    }

    public static Setup with() {
        return new Setup();
    }

    public TestClock clock() {
        return clock;
    }

    public FakeServer server() {
        return server;
    }

    public int port() {
        return server.port();
    }

    /** All that there is, to be compared with what there is later. */
    public WorldState state() {
        return server.world().state();
    }

    /** What account and region of the unsigned calls hold. */
    public RegionState contents() {
        return state().of(new Scope(ACCOUNT, REGION));
    }

    /** An unsigned call; parameters are names and values in turn. */
    public Reply call(String action, String... parameters) {
        return call(Encoding.GET_JSON, action, parameters);
    }

    /** An unsigned call that must succeed. */
    public Reply ok(String action, String... parameters) {
        Reply reply = call(action, parameters);
        if (reply.status() != 200) {
            throw new AssertionError(action + " was refused: " + reply);
        }
        return reply;
    }

    public Reply call(Encoding encoding, String action, String... parameters) {
        String form = form(Stream.concat(
                        Stream.of(
                                "Action",
                                action,
                                "Version",
                                "2016-01-20",
                                "Format",
                                encoding == Encoding.POST_XML ? "XML" : "JSON"),
                        Stream.of(parameters))
                .toArray(String[]::new));
        return encoding == Encoding.GET_JSON
                ? send(request("/?" + form).GET())
                : send(request("/")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** A call with parameters that are signed already, or meant to be wrong, in the query. */
    public Reply get(Map<String, String> parameters) {
        return send(request("/?" + form(parameters)).GET());
    }

    /** The same in a form. */
    public Reply post(Map<String, String> parameters) {
        return send(request("/")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    /** What a tester asks of a control endpoint, without a body. */
    public Reply control(String method, String path) {
        return send(request(CONTROL + path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    /** What a tester asks of a control endpoint, in JSON. */
    public Reply control(String method, String path, String json) {
        return control(method, path, "application/json", json);
    }

    /** What a tester asks of a control endpoint, as some type, or as none if it is empty. */
    public Reply control(String method, String path, String type, String body) {
        HttpRequest.Builder request = request(CONTROL + path).method(method, HttpRequest.BodyPublishers.ofString(body));
        return send(type.isEmpty() ? request : request.header("Content-Type", type));
    }

    /** A request to a path of this server, with its query. */
    public HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery))
                .timeout(Duration.ofSeconds(30));
    }

    public Reply send(HttpRequest.Builder request) {
        try {
            return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Names and values in turn, as a form. */
    public static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    /** Parameters as a form. */
    public static String form(Map<String, String> parameters) {
        return form(parameters.entrySet().stream()
                .flatMap(parameter -> Stream.of(parameter.getKey(), parameter.getValue()))
                .toArray(String[]::new));
    }

    @Override
    public void close() {
        server.close();
    }
}
