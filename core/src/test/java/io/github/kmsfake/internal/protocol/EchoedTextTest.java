package io.github.kmsfake.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.schema.RecordReader;
import io.github.kmsfake.internal.testing.AccessChain;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.internal.testing.TestServer.Encoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.logging.StreamHandler;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Text that nobody should send, through the operations that echo it: every answer can be read, every line is one. */
class EchoedTextTest {
    /** What can be sent as it is: control, bidi and non-characters, separators, a terminal's commands. */
    private static final String ODD = "odd\u0000\u0007\u001B[2J\u007F\u0085\u009B1m\u061C\u200E\u202E\u2028\u2029\u2066"
            + "\uFDD0\uFFFE\uFFFF]]>&<\r\n\uDBFF\uDFFF\u00E9\uD83D\uDD11";

    /** What JSON has an escape for besides: halves of surrogate pairs, and controls. */
    private static final String HALVES = "\\ud800x\\udfff\\udc00\\ud800\\u001b\\u009b\\ufffe";

    /** The same as a field's name, which has no halves: the JSON is refused. */
    private static final String NAME = "\\u001b\\u009b\\ufffe\\u2028";

    private static final String FORBIDDEN_IN_LINES =
            "(?s).*[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFE\\uFFFF\\uFDD0-\\uFDEF].*";

    private final TestServer kms = TestServer.with().start();
    private final List<LogRecord> log = new CopyOnWriteArrayList<>();
    private final Handler handler = new StreamHandler() {
        @Override
        public synchronized void publish(LogRecord line) {
            log.add(line);
        }
    };

    EchoedTextTest() {
        Logger.getLogger("io.github.kmsfake").addHandler(handler);
    }

    @AfterEach
    void close() {
        Logger.getLogger("io.github.kmsfake").removeHandler(handler);
        kms.close();
    }

    @Test
    void operationsEchoWhatReadersTake() {
        String list = "[\"" + HALVES + "\"]";
        both("CreateApplicationAccessPoint", "Name", ODD, "Description", ODD, "Policies", list);
        both("CreateApplicationAccessPoint", "Name", "second" + ODD, "Policies", list);
        both("UpdateApplicationAccessPoint", "Name", ODD, "Description", ODD, "Policies", list);
        both("DescribeApplicationAccessPoint", "Name", ODD);
        both("ListApplicationAccessPoints");
        both(
                "CreateNetworkRule",
                "Name",
                ODD,
                "Type",
                "Private",
                "Description",
                ODD,
                "SourcePrivateIp",
                "[\"10.0.0.1\"]");
        both("DescribeNetworkRule", "Name", ODD);
        both("ListNetworkRules");
        both(
                "CreatePolicy",
                "Name",
                ODD,
                "Description",
                ODD,
                "KmsInstance",
                ODD,
                "Permissions",
                AccessChain.BOTH,
                "Resources",
                "[\"key/*\"]",
                "AccessControlRules",
                "{\"NetworkRules\":" + list + "}");
        both("DescribePolicy", "Name", ODD);
        both("ListPolicies");
        both("CreateClientKey", "AapName", ODD, "Password", "Passw0rd_1234");
        both("ListClientKeys", "AapName", ODD);
        both("GetClientKey", "ClientKeyId", kms.contents().clientKeys().get(0).id());
        both("CreateKey", "Description", ODD);
        String keyId = kms.contents().keys().get(0).id();
        both("UpdateKeyDescription", "KeyId", keyId, "Description", ODD);
        both("DescribeKey", "KeyId", keyId);
        String context = "{\"" + NAME + "\":\"" + HALVES + "\"}";
        Reply sealed = kms.ok("Encrypt", "KeyId", keyId, "Plaintext", ODD, "EncryptionContext", context);
        Reply opened = both("Decrypt", "CiphertextBlob", sealed.text("CiphertextBlob"), "EncryptionContext", context);
        assertThat(opened.text("Plaintext")).isEqualTo(ODD);
        both(
                "CreateSecret",
                "SecretName",
                "odd",
                "VersionId",
                ODD,
                "SecretData",
                ODD,
                "Description",
                ODD,
                "Tags",
                "[{\"TagKey\":\"k\",\"TagValue\":\"v\"}]");
        both("PutSecretValue", "SecretName", "odd", "VersionId", "v2", "SecretData", ODD, "VersionStages", list);
        both("GetSecretValue", "SecretName", "odd");
        both("GetSecretValue", "SecretName", "odd", "VersionStage", ODD);
        both("DescribeSecret", "SecretName", "odd", "FetchTags", "true");
        both("ListSecretVersionIds", "SecretName", "odd");
        both("ListSecrets", "Filters", "[{\"Key\":\"SecretName\",\"Values\":" + list + "}]");
        both("ListSecrets", "FetchTags", "true");
        both(
                "BatchGetSecretValue",
                "SecretsList",
                "[{\"SecretName\":\"" + HALVES + "\"},{\"SecretName\":\"odd\"},{\"SecretName\":\"odd\",\"VersionId\":\""
                        + HALVES + "\"}]");
        String config = "{\"SecretSubType\":\"Password\",\"RegionId\":\"cn-hangzhou\",\"InstanceId\":\"" + HALVES
                + "\",\"" + NAME + "\":\"" + HALVES + "\",\"CustomData\":{\"" + NAME + "\":\"" + HALVES + "\"}}";
        both(
                "CreateSecret",
                "SecretName",
                "acs/ecs/m",
                "VersionId",
                "v1",
                "SecretType",
                "ECS",
                "ExtendedConfig",
                config,
                "SecretData",
                "{\"UserName\":\"" + HALVES + "\",\"Password\":\"" + HALVES + "\"}");
        both("UpdateSecret", "SecretName", "acs/ecs/m", "ExtendedConfig.CustomData", "{\"a\":\"" + HALVES + "\"}");
        both("UpdateSecret", "SecretName", "acs/ecs/m", "ExtendedConfig.CustomData." + ODD, ODD);
        assertThat(both("DescribeSecret", "SecretName", "acs/ecs/m").text("ExtendedConfig"))
                .as("JSON inside text is handed back whole")
                .contains("\\ud800x\\udfff");
        both("GetSecretValue", "SecretName", "acs/ecs/m", "FetchExtendedConfig", "true");
        both("RotateSecret", "SecretName", "acs/ecs/m", "VersionId", "v2");

        controlsShowIt();
    }

    /** Whatever an operation says of any parameter, and does with it. */
    @Test
    void everyOperationAnswersWhatReadersTake() {
        for (String action : new TreeSet<>(Catalog.RPC.names())) {
            RecordReader<?> shape = RecordReader.of(
                    Objects.requireNonNull(Catalog.RPC.find(action)).requestType());
            for (String value : List.of(
                    ODD, "[\"" + HALVES + "\"]", "{\"" + NAME + "\":\"" + HALVES + "\"}", "[{\"" + HALVES + "\":1}]")) {
                List<String> sent = new ArrayList<>();
                new TreeSet<>(shape.names("")).forEach(name -> sent.addAll(List.of(name, value)));
                both(action, sent.toArray(String[]::new));
            }
            both(action, ODD, ODD);
        }
        both(ODD);

        controlsShowIt();
        assertThat(log)
                .as("the names of parameters and operations are told")
                .anyMatch(line -> line.getMessage().contains("odd\\u0000\\u0007\\u001b[2J\\u007f\\u0085\\u009b1m"));
    }

    @Test
    void decisionsAreLines() {
        AccessChain.on(kms)
                .policyFor("p" + ODD.strip(), TestServer.READY, AccessChain.BOTH, "[\"key/" + HALVES + "\"]");
        kms.ok("CreateApplicationAccessPoint", "Name", ODD, "Policies", "[\"p\\u0000" + HALVES + "\"]");
        InstanceClient client = AccessChain.on(kms).clientKey(ODD);
        String keyId = kms.ok("CreateKey", "DKMSInstanceId", TestServer.READY).text("KeyMetadata/KeyId");

        client.call("Encrypt", 1, keyId, 2, ODD.getBytes(StandardCharsets.UTF_8));
        client.request("Encrypt" + "\u0085", new byte[0]).send();

        controlsShowIt();
        assertThat(log).anyMatch(line -> line.getMessage().contains("access point odd\\u0000\\u0007\\u001b[2J"));
    }

    @Test
    void theExportedStateLosesNothing() {
        kms.ok("CreateApplicationAccessPoint", "Name", ODD, "Policies", "[\"" + HALVES + "\"]");
        byte[] document = kms.control("GET", "state").bytes();

        kms.control("PUT", "state", utf8(document));

        assertThat(kms.contents().accessPoints().get(0).policies().values().get(0))
                .isEqualTo("\uD800x\uDFFF\uDC00\uD800\u001B\u009B\uFFFE");
        assertThat(kms.control("GET", "state").bytes()).isEqualTo(document);
    }

    @Test
    void faultsEchoWhatReadersTake() {
        kms.control("POST", "faults", "{\"operation\":\"" + HALVES + "\",\"error\":\"Throttling\"}");
        readable(
                kms.control("POST", "faults", "{\"error\":\"Throttling\",\"message\":\"" + HALVES + "\",\"times\":4}"));
        both("ListKeys");
        kms.control("DELETE", "faults");
        kms.control(
                "POST",
                "faults",
                "{\"status\":418,\"contentType\":\"text/plain\\r\\nX-Forged: 1\",\"body\":\"" + HALVES + "\"}");

        Reply reply = kms.call("ListKeys");

        assertThat(reply.header("content-type")).isEqualTo("text/plain\\u000d\\u000aX-Forged: 1");
        assertThat(reply.header("x-forged")).isEmpty();
        controlsShowIt();
    }

    /** The same call in two encodings; the JSON answer. */
    private Reply both(String action, String... parameters) {
        Reply xml = kms.call(Encoding.POST_XML, action, parameters);
        utf8(xml.bytes());
        assertThat(xml.xml().getDocumentElement()).isNotNull();
        assertThat(xml.status()).as(action).isLessThan(500);
        Reply json = kms.call(Encoding.POST_JSON, action, parameters);
        readable(json);
        assertThat(json.status()).as(action).isLessThan(500);
        return json;
    }

    private void controlsShowIt() {
        Stream.of("requests", "faults", "least-privilege", "state", "client-keys", "info")
                .forEach(path -> readable(kms.control("GET", path)));
        SimpleFormatter formatter = new SimpleFormatter();
        assertThat(log).allSatisfy(line -> {
            assertThat(formatter.formatMessage(line)).doesNotMatch(FORBIDDEN_IN_LINES);
        });
    }

    private static void readable(Reply reply) {
        utf8(reply.bytes());
        assertThat(reply.json()).isNotNull();
    }

    /** Strictly. */
    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("not UTF-8: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
