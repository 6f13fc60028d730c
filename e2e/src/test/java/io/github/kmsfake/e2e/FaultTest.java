package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.tea.TeaException;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.kms.model.v20160120.DescribeRegionsResponse;
import com.aliyuncs.kms.secretsmanager.client.SecretCacheClient;
import com.aliyuncs.kms.secretsmanager.client.exception.CacheSecretException;
import io.github.kmsfake.Fault;
import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.KmsFakeServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as the vendor's SDKs see them: which exception each becomes, and how often the SDK has tried. */
class FaultTest {
    /** One for each test: how an SDK takes a lost connection depends on what else it has sent over it. */
    private final KmsFakeServer kms = KmsFakeServer.start();

    @AfterEach
    void close() {
        kms.close();
    }

    /** Each effect that a fault can have. */
    enum Trouble {
        THROTTLED,
        BROKEN,
        UNAVAILABLE,
        MISSING,
        STRANGE,
        LATE,
        DROPPED,
        TRUNCATED,
        MALFORMED,
        SLOW;

        /** How long the caller waits for an answer: not long, if it is to lose patience. */
        Duration patience() {
            return this == LATE || this == SLOW ? Duration.ofMillis(400) : Duration.ofSeconds(30);
        }

        Fault on(String operation) {
            Fault fault = Fault.on(operation);
            return switch (this) {
                case THROTTLED -> fault.error("Rejected.Throttling");
                case BROKEN -> fault.error("InternalFailure");
                case UNAVAILABLE -> fault.error("ServiceUnavailableTemporary");
                case MISSING -> fault.error("Forbidden.KeyNotFound");
                case STRANGE -> fault.answer(502, "<html>bad gateway</html>", "text/html");
                case LATE -> fault.delay(Duration.ofMinutes(5));
                case DROPPED -> fault.dropConnection();
                case TRUNCATED -> fault.truncateBody();
                case MALFORMED -> fault.malformBody();
                case SLOW -> fault.slowBody(Duration.ofMinutes(5));
            };
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            TEA              | THROTTLED   | TeaException                   | Rejected.Throttling         | 1
            TEA              | BROKEN      | TeaException                   | InternalFailure             | 1
            TEA              | UNAVAILABLE | TeaException                   | ServiceUnavailableTemporary | 1
            TEA              | MISSING     | TeaException                   | Forbidden.KeyNotFound       | 1
            TEA              | STRANGE     | TeaUtilException               | -                           | 1
            TEA              | LATE        | TeaUnretryableException        | -                           | 1
            TEA              | DROPPED     | TeaUnretryableException        | -                           | 1
            TEA              | TRUNCATED   | TeaUtilException               | -                           | 1
            TEA              | MALFORMED   | TeaUtilException               | -                           | 1
            TEA              | SLOW        | TeaUtilException               | -                           | 1
            TEA_RETRYING     | THROTTLED   | TeaException                   | Rejected.Throttling         | 1
            TEA_RETRYING     | UNAVAILABLE | TeaException                   | ServiceUnavailableTemporary | 1
            TEA_RETRYING     | LATE        | TeaUnretryableException        | -                           | 4
            TEA_RETRYING     | DROPPED     | TeaUnretryableException        | -                           | 4
            TEA_RETRYING     | TRUNCATED   | TeaUtilException               | -                           | 1
            CLASSIC          | THROTTLED   | ClientException                | Rejected.Throttling         | 1
            CLASSIC          | BROKEN      | ServerException                | InternalFailure             | 1
            CLASSIC          | UNAVAILABLE | ServerException                | ServiceUnavailableTemporary | 1
            CLASSIC          | MISSING     | ClientException                | Forbidden.KeyNotFound       | 1
            CLASSIC          | STRANGE     | ClientException                | -                           | 1
            CLASSIC          | LATE        | ClientException                | SDK.ReadTimeout             | 1
            CLASSIC          | DROPPED     | ClientException                | SDK.ServerUnreachable       | 1
            CLASSIC          | TRUNCATED   | ClientException                | SDK.ServerUnreachable       | 1
            CLASSIC          | SLOW        | ClientException                | SDK.ReadTimeout             | 1
            CLASSIC_RETRYING | THROTTLED   | ClientException                | Rejected.Throttling         | 4
            CLASSIC_RETRYING | UNAVAILABLE | ServerException                | ServiceUnavailableTemporary | 4
            CLASSIC_RETRYING | MISSING     | ClientException                | Forbidden.KeyNotFound       | 1
            CLASSIC_RETRYING | LATE        | ClientException                | SDK.ReadTimeout             | 4
            CLASSIC_RETRYING | DROPPED     | ClientException                | SDK.ServerUnreachable       | 4
            CLASSIC_RETRYING | TRUNCATED   | ClientException                | SDK.ServerUnreachable       | 4
            INSTANCE         | THROTTLED   | TeaUnretryableException        | Rejected.Throttling         | 4
            INSTANCE         | BROKEN      | TeaException                   | InternalFailure             | 1
            INSTANCE         | UNAVAILABLE | TeaException                   | ServiceUnavailableTemporary | 1
            INSTANCE         | MISSING     | TeaException                   | Forbidden.KeyNotFound       | 1
            INSTANCE         | STRANGE     | InvalidProtocolBufferException | -                           | 1
            INSTANCE         | LATE        | TeaUnretryableException        | -                           | 4
            INSTANCE         | DROPPED     | TeaUnretryableException        | -                           | 4
            INSTANCE         | TRUNCATED   | TeaUtilException               | -                           | 1
            INSTANCE         | MALFORMED   | InvalidWireTypeException       | -                           | 1
            INSTANCE         | SLOW        | TeaUtilException               | -                           | 1
            TRANSFER         | THROTTLED   | ClientException                | Rejected.Throttling         | 4
            TRANSFER         | BROKEN      | ClientException                | InternalFailure             | 1
            TRANSFER         | UNAVAILABLE | ClientException                | ServiceUnavailableTemporary | 1
            TRANSFER         | MISSING     | ClientException                | Forbidden.KeyNotFound       | 1
            TRANSFER         | STRANGE     | ClientException                | SDK.ServerUnreachable       | 1
            TRANSFER         | LATE        | ClientException                | SDK.ReadTimeout             | 4
            TRANSFER         | DROPPED     | ClientException                | -                           | 4
            TRANSFER         | TRUNCATED   | ServerException                | SDK.InvalidServerResponse   | 1
            TRANSFER         | MALFORMED   | ServerException                | SDK.InvalidServerResponse   | 1
            TRANSFER         | SLOW        | ServerException                | SDK.InvalidServerResponse   | 1
            """)
    void becomesAnException(FaultySdk sdk, Trouble trouble, String exception, String code, int calls) throws Exception {
        Callable<?> call = sdk.call(kms, trouble.patience());
        kms.faults().add(trouble.on(sdk.operation()).always());

        Throwable thrown = catchThrowable(call::call);

        assertThat(thrown).as("what is thrown").isNotNull();
        assertThat(thrown.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(code(thrown)).isEqualTo(code);
        kms.calls().of(sdk.operation()).verifyCount(calls);
        assertThat(kms.calls().of(sdk.operation())).allMatch(KmsFakeCall::faultInjected);
    }

    /** The first code that an exception or one of its causes tells. */
    private static String code(Throwable thrown) {
        for (Throwable at = thrown; at != null; at = at.getCause()) {
            if (at instanceof TeaException refusal && refusal.getCode() != null) {
                return refusal.getCode();
            }
            if (at instanceof ClientException refusal && refusal.getErrCode() != null) {
                return refusal.getErrCode();
            }
        }
        return null;
    }

    /** It gives the code to the cause only, which a caller has to know who looks for it. */
    @Test
    void hasNoCodeOfItsOwnAfterTheRetriesOfTheTransferClient() throws Exception {
        Callable<?> call = FaultySdk.TRANSFER.call(kms);
        kms.faults().add(Trouble.THROTTLED.on("Encrypt").always());

        assertThatThrownBy(call::call)
                .isInstanceOfSatisfying(
                        ClientException.class,
                        thrown -> assertThat(thrown.getErrCode()).isNull());
    }

    /** Its own reader of JSON takes whatever comes for an answer without fields. */
    @Test
    void isNoticedByTheClassicSdkOnlyByWhatIsMissing() throws Exception {
        Callable<?> call = FaultySdk.CLASSIC.call(kms);
        kms.faults().add(Trouble.MALFORMED.on("DescribeRegions"));

        DescribeRegionsResponse garbled = (DescribeRegionsResponse) call.call();
        DescribeRegionsResponse whole = (DescribeRegionsResponse) call.call();

        assertThat(garbled.getRequestId()).isNull();
        assertThat(garbled.getRegions()).isEmpty();
        assertThat(whole.getRegions()).isNotEmpty();
    }

    @Test
    void tellsTheTextThatItWasGiven() throws Exception {
        Callable<?> call = FaultySdk.TEA.call(kms);
        kms.faults().add(Fault.on("DescribeRegions").error("InternalFailure").message("Out for lunch."));

        assertThatThrownBy(call::call)
                .hasMessageContaining("Out for lunch.")
                .extracting("statusCode")
                .isEqualTo(500);
    }

    /** Two dropped connections, or two calls too many, and then all is well. */
    @ParameterizedTest
    @CsvSource({
        "TEA_RETRYING, DROPPED",
        "CLASSIC_RETRYING, BROKEN",
        "INSTANCE, THROTTLED",
        "INSTANCE, DROPPED",
        "TRANSFER, THROTTLED"
    })
    void isOvercomeByRetries(FaultySdk sdk, Trouble trouble) throws Exception {
        Callable<?> call = sdk.call(kms);
        kms.faults().add(trouble.on(sdk.operation()).times(2));

        assertThat(call.call()).isNotNull();

        assertThat(kms.calls().of(sdk.operation()))
                .extracting(KmsFakeCall::faultInjected)
                .containsExactly(true, true, false);
        assertThat(kms.faults().active()).isEmpty();
    }

    /**
     * The HTTP client below the newer SDKs does so by itself, once, if the connection had worked before. A body is not
     * sent again, which the instance refuses; that SDK knows it, and makes a new attempt of it.
     */
    @ParameterizedTest
    @CsvSource({"TEA, 2", "INSTANCE, 3"})
    void isOvercomeByTheHttpClientOnAConnectionThatHasWorked(FaultySdk sdk, int requests) throws Exception {
        Callable<?> call = sdk.call(kms);
        call.call();
        kms.faults().add(Trouble.DROPPED.on(sdk.operation()));

        call.call();

        kms.calls().of(sdk.operation()).verifyCount(1 + requests);
        kms.calls().of(sdk.operation()).refusedWith("InvalidParam").verifyCount(requests - 2);
        kms.calls()
                .of(sdk.operation())
                .matching("fault", KmsFakeCall::faultInjected)
                .verifyCount(1);
    }

    /**
     * What that means for a call that must not happen twice. It is sent again as long as it was lost on a connection that
     * had worked, so that it depends on how many of these are kept.
     */
    @ParameterizedTest
    @CsvSource({"1, 1, true, 2", "1, 2, false, 2", "2, 2, true, 3", "2, 3, false, 3"})
    void isPerformedAgainWithoutTheCallersKnowledge(int connections, int losses, boolean succeeds, int keys)
            throws Exception {
        Client client = new Client(TeaKms.overHttp(kms, Login.to(kms)));
        keepConnections(client, connections);
        kms.faults().add(Fault.on("CreateKey").dropConnection().times(losses));

        Throwable thrown = catchThrowable(() -> client.createKey(new CreateKeyRequest()));

        assertThat(thrown == null).as("succeeds").isEqualTo(succeeds);
        assertThat(client.listKeys(new ListKeysRequest()).getBody().getTotalCount())
                .isEqualTo(keys);
    }

    /** Calls at the same time take a connection each, which all are kept; but first calls make an HTTP client each. */
    private void keepConnections(Client client, int connections) throws Exception {
        client.describeRegions();
        kms.faults()
                .add(Fault.on("DescribeRegions").delay(Duration.ofMillis(500)).times(connections));
        ExecutorService callers = Executors.newFixedThreadPool(connections);
        try {
            for (Future<?> call : callers.invokeAll(Collections.nCopies(connections, client::describeRegions))) {
                call.get();
            }
        } finally {
            callers.shutdown();
        }
    }

    /** What throttles strikes each further attempt in the same second too. */
    @ParameterizedTest
    @CsvSource({"TEA, 1", "CLASSIC, 1", "INSTANCE, 4", "TRANSFER, 4"})
    void throttlesBySecondsOfTheClock(FaultySdk sdk, int attempts) throws Exception {
        Callable<?> call = sdk.call(kms);
        kms.clock().fix(Instant.parse("2030-01-01T00:00:00Z"));
        kms.faults().add(Fault.on(sdk.operation()).perSecond(2));

        call.call();
        call.call();
        assertThat(code(catchThrowable(call::call))).isEqualTo("Rejected.Throttling");
        kms.calls().of(sdk.operation()).refusedWith("Rejected.Throttling").verifyCount(attempts);
        kms.clock().advance(Duration.ofSeconds(1));
        call.call();

        kms.calls().of(sdk.operation()).succeeded().verifyCount(3);
    }

    @ParameterizedTest
    @EnumSource(names = {"TEA", "CLASSIC", "INSTANCE", "TRANSFER"})
    void keepsAnSdkWaitingThatIsPatient(FaultySdk sdk) throws Exception {
        Callable<?> call = sdk.call(kms);
        call.call();
        kms.faults().add(Fault.on(sdk.operation()).delayBetween(Duration.ofMillis(50), Duration.ofMillis(100)));
        kms.faults().add(Fault.on(sdk.operation()).slowBody(Duration.ofMillis(100)));

        long begin = System.nanoTime();
        assertThat(call.call()).isNotNull();
        assertThat(call.call()).isNotNull();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(50 + 80));
        kms.calls().of(sdk.operation()).succeeded().verifyCount(3);
    }

    /**
     * It waits two seconds before it tries again.
     *
     * <p>Its retry wakes the caller a moment before the retry itself counts as done. A caller that looks in that moment
     * gives up with a read timeout although the answer is there, so that this one failure says nothing about the fake;
     * what the fake has answered does.
     */
    @ParameterizedTest
    @ValueSource(strings = {"Rejected.Throttling", "InternalFailure"})
    void isOvercomeByTheSecretsClient(String code) throws Exception {
        new Operator(kms).createSecret("db", "one");
        kms.faults().add(Fault.on("GetSecretValue").error(code));

        try (SecretCacheClient client = SecretsManagerConnection.withAccessKey(kms)) {
            assertThat(client.getSecretInfo("db").getSecretValue()).isEqualTo("one");
        } catch (CacheSecretException e) {
            assertThat(e).hasStackTraceContaining("SDK.ReadTimeout");
        }

        assertThat(kms.calls().of("GetSecretValue").with("SecretName", "db").await(2, Duration.ofSeconds(20)))
                .extracting(KmsFakeCall::succeeded)
                .startsWith(false, true)
                .last()
                .isEqualTo(true);
    }

    @Test
    void isNotTriedAgainByTheSecretsClientIfItWouldNotHelp() {
        new Operator(kms).createSecret("db", "one");
        kms.faults()
                .add(Fault.on("GetSecretValue").error("Forbidden.NoPermission").always());

        assertThatThrownBy(() -> {
                    try (SecretCacheClient client = SecretsManagerConnection.withAccessKey(kms)) {
                        client.getSecretInfo("db");
                    }
                })
                .hasStackTraceContaining("Forbidden.NoPermission");

        kms.calls().of("GetSecretValue").verifyCount(1);
    }
}
