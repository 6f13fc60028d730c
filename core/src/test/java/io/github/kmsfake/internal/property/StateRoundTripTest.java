package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.statefile.DocumentText;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.PolicyText;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** Whatever calls have made of a state, its document makes the same state, here and on a server with other settings. */
class StateRoundTripTest {
    private static final String TAGS =
            "[{\"TagKey\":\"team/a\",\"TagValue\":\"\"},{\"TagKey\":\"b\",\"TagValue\":\"c\"}]";
    private static final String CHINESE = "说明 \"äöü\" \\ \t \uD83D\uDD11 </script>";

    @SuppressWarnings("NullAway.Init")
    private static TestServer kms;

    @SuppressWarnings("NullAway.Init")
    private static TestServer other;

    @BeforeContainer
    static void open() {
        kms = TestServer.with()
                .instances("kst-ready", "kst-new:Status=Uninitialized:InstanceName=", "kst-std:Default=true")
                .connectTime(Duration.ofMillis(2500))
                .managedDataKey("pool:a1:a2")
                .start();
        other = TestServer.with().instances("kst-other").strict().start();
    }

    @AfterContainer
    static void close() {
        kms.close();
        other.close();
    }

    enum Kind {
        NEW_KEY,
        EXTERNAL_KEY,
        ROTATING_KEY,
        MATERIAL,
        ALIAS,
        SWITCH_KEY,
        SCHEDULE_DELETION,
        CANCEL_DELETION,
        KEY_VERSION,
        DELETE_MATERIAL,
        DELETION_PROTECTION,
        CIPHERTEXT,
        ENCRYPTED_SECRET,
        SECRET,
        MANAGED_SECRET,
        SERVER_SECRET,
        SECRET_VERSION,
        ROTATE_SECRET,
        DELETE_SECRET,
        UPDATE_SECRET,
        NETWORK_RULE,
        POLICY,
        ACCESS_POINT,
        DELETE_ACCESS_POINT,
        TAG_KEY,
        TIME,
        CONNECT_INSTANCE,
        BIND_VPC,
        IMPORT_PARAMETERS,
        CLIENT_KEY,
        KEY_POLICY,
        SECRET_POLICY,
        SECRET_STAGE,
        TAG_SECRET,
        TAG_INSTANCE,
        OTHER_REGION,
        OTHER_ACCOUNT,
        RELEASE_INSTANCE
    }

    /** A call of one kind, on one of a few resources. */
    record Step(Kind kind, int which, int variant) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 7))
                .as(Step::new)
                .withoutEdgeCases()
                .list()
                .ofMinSize(5)
                .ofMaxSize(90)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Property(tries = 60)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void makesTheSameState(@ForAll("steps") List<Step> steps) throws Exception {
        kms.server().reset();
        other.server().reset();
        Story story = new Story();
        for (Step step : steps) {
            story.go(step);
        }
        var before = kms.state();
        String document = kms.server().states().write();

        kms.server().reset();
        kms.server().states().become(new DocumentText("state", document));

        assertSame(kms.state(), before);
        assertThat(kms.server().states().write()).isEqualTo(document);

        other.clock().set(kms.clock().instant());
        other.server().states().become(new DocumentText("state", document));

        assertSame(other.state(), before);
        assertThat(other.server().states().write()).isEqualTo(document);
        story.ciphertexts.forEach((blob, plaintext) -> {
            Reply opened = kms.call("Decrypt", "CiphertextBlob", blob);
            if (opened.status() == 200) {
                assertThat(opened.text("Plaintext")).isEqualTo(plaintext);
            } else {
                assertThat(opened.text("Code"))
                        .isIn(
                                "Forbidden.KeyNotFound",
                                "Rejected.Disabled",
                                "Rejected.PendingDeletion",
                                "Rejected.Unavailable",
                                "Rejected.PendingImport");
            }
        });
        story.worked.forEach(Statistics::collect);
        Statistics.coverage(coverage -> Arrays.stream(Kind.values())
                .forEach(kind -> coverage.check(kind).count(times -> times > 0)));
    }

    /** Entry by entry, so that a difference is one that can be read. */
    private static void assertSame(WorldState actual, WorldState expected) {
        actual.regions().forEach((scope, contents) -> {
            assertThat(contents.secrets())
                    .containsExactlyElementsOf(expected.of(scope).secrets());
            assertThat(contents.keys())
                    .containsExactlyElementsOf(expected.of(scope).keys());
        });
        assertThat(actual).isEqualTo(expected);
    }

    /** What has happened so far. */
    private static final class Story {
        private static final String[] SPECS = {
            "Aliyun_AES_256",
            "Aliyun_AES_128",
            "RSA_2048",
            "EC_P256",
            "EC_P256K",
            "EC_SM2",
            "Aliyun_SM4",
            "HMAC_SHA_256"
        };

        private final List<String> keys = new ArrayList<>();
        private final List<String> externalKeys = new ArrayList<>();
        private final Map<String, String> ciphertexts = new LinkedHashMap<>();
        private final Set<Kind> worked = EnumSet.noneOf(Kind.class);

        void go(Step step) throws Exception {
            String name = "n" + step.which();
            String key = one(keys, step);
            String external = one(externalKeys, step);
            boolean even = step.variant() % 2 == 0;
            switch (step.kind()) {
                case NEW_KEY ->
                    newKey(step, "KeySpec", SPECS[step.variant()], "DKMSInstanceId", even ? "kst-ready" : "kst-std");
                case EXTERNAL_KEY ->
                    externalKeys.addAll(
                            newKey(step, "Origin", "EXTERNAL", "DKMSInstanceId", "kst-ready", "Description", CHINESE));
                case ROTATING_KEY ->
                    newKey(
                            step,
                            "EnableAutomaticRotation",
                            "true",
                            "RotationInterval",
                            (7 + step.variant()) + "d",
                            "Tags",
                            TAGS);
                case MATERIAL -> importMaterial(step, external);
                case ALIAS -> call(step, "CreateAlias", "AliasName", "alias/" + name, "KeyId", key);
                case SWITCH_KEY -> call(step, even ? "DisableKey" : "EnableKey", "KeyId", key);
                case SCHEDULE_DELETION -> call(step, "ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
                case CANCEL_DELETION -> {
                    kms.call("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "8");
                    call(step, "CancelKeyDeletion", "KeyId", key);
                }
                case KEY_VERSION -> call(step, "CreateKeyVersion", "KeyId", key);
                case DELETE_MATERIAL -> call(step, "DeleteKeyMaterial", "KeyId", external);
                case DELETION_PROTECTION ->
                    call(
                            step,
                            "SetDeletionProtection",
                            "KeyId",
                            key,
                            "EnableDeletionProtection",
                            "" + even,
                            "DeletionProtectionDescription",
                            CHINESE);
                case CIPHERTEXT -> encrypt(step, key, "cGxhaW4=" + step.variant());
                case ENCRYPTED_SECRET -> {
                    String inside = Given.key(kms, "DKMSInstanceId", "kst-ready");
                    keys.add(inside);
                    call(
                            step,
                            "CreateSecret",
                            "SecretName",
                            "sealed-" + name,
                            "VersionId",
                            "v1",
                            "SecretData",
                            CHINESE,
                            "EncryptionKeyId",
                            inside,
                            "DKMSInstanceId",
                            "kst-ready");
                }
                case SECRET ->
                    call(
                            step,
                            "CreateSecret",
                            "SecretName",
                            name,
                            "VersionId",
                            "v1",
                            "SecretData",
                            "x",
                            "SecretDataType",
                            "binary",
                            "Description",
                            CHINESE);
                case MANAGED_SECRET ->
                    call(
                            step,
                            "CreateSecret",
                            "SecretName",
                            "managed-" + name,
                            "VersionId",
                            "v1",
                            "SecretType",
                            "Rds",
                            "ExtendedConfig",
                            "{\"SecretSubType\":\"DoubleUsers\",\"CustomData\":{\"n\":1.50e-2},\"DBInstanceId\":\"rm\"}",
                            "SecretData",
                            "{\"Accounts\":[{\"AccountName\":\"a\",\"AccountPassword\":\"b\"},"
                                    + "{\"AccountName\":\"c\",\"AccountPassword\":\"d\"}]}",
                            "EnableAutomaticRotation",
                            "" + even,
                            "RotationInterval",
                            "1d");
                case SERVER_SECRET ->
                    call(
                            step,
                            "CreateSecret",
                            "SecretName",
                            "acs/ecs/" + name,
                            "VersionId",
                            "v1",
                            "SecretType",
                            "ECS",
                            "ExtendedConfig",
                            GivenSecret.SERVER,
                            "SecretData",
                            "{\"UserName\":\"root\",\"Password\":\"first\"}");
                case SECRET_VERSION ->
                    call(
                            step,
                            "PutSecretValue",
                            "SecretName",
                            name,
                            "VersionId",
                            "v" + step.variant(),
                            "SecretData",
                            "value " + step.variant(),
                            "VersionStages",
                            even ? "[\"MyStage\",\"ACSCurrent\"]" : "[\"other\"]");
                case ROTATE_SECRET ->
                    call(step, "RotateSecret", "SecretName", "managed-" + name, "VersionId", "r" + step.variant());
                case DELETE_SECRET ->
                    call(
                            step,
                            "DeleteSecret",
                            "SecretName",
                            name,
                            even ? "RecoveryWindowInDays" : "ForceDeleteWithoutRecovery",
                            even ? "10" : "true");
                case UPDATE_SECRET ->
                    call(
                            step,
                            "UpdateSecret",
                            "SecretName",
                            "managed-" + name,
                            "ExtendedConfig.CustomData",
                            "{\"long\":\"" + "x".repeat(900) + "\",\"o\":{\"p\":[true,2]}}");
                case NETWORK_RULE ->
                    call(
                            step,
                            "CreateNetworkRule",
                            "Name",
                            name + " \u00a0",
                            "Type",
                            "Private",
                            "SourcePrivateIp",
                            even ? "[\"10.0.0.1\"]" : "[ \"10.0.0.1\" , \"10.0.0.0/8\" ]");
                case POLICY ->
                    call(
                            step,
                            "CreatePolicy",
                            "Name",
                            name,
                            "Permissions",
                            "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                            "Resources",
                            even ? "[\"key/*\"]" : "[\"key/*\", \"secret/\\u0041\"]",
                            "AccessControlRules",
                            even ? "{\"NetworkRules\":[\"" + name + "\"]}" : "{ \"NetworkRules\": [] }");
                case ACCESS_POINT ->
                    call(
                            step,
                            "CreateApplicationAccessPoint",
                            "Name",
                            name,
                            "Policies",
                            "[\"p\", \"q\"]",
                            "Description",
                            CHINESE);
                case DELETE_ACCESS_POINT -> call(step, "DeleteApplicationAccessPoint", "Name", name);
                case TAG_KEY -> tag(step, "key", key);
                case TIME -> {
                    kms.clock().advance(Duration.ofHours(7L * step.variant() * step.variant()));
                    worked.add(Kind.TIME);
                }
                case CONNECT_INSTANCE ->
                    call(
                            step,
                            "ConnectKmsInstance",
                            "KmsInstanceId",
                            "kst-new",
                            "VpcId",
                            "vpc",
                            "ZoneIds",
                            "a,b",
                            "VSwitchIds",
                            "vsw",
                            "KMProvider",
                            "Aliyun");
                case BIND_VPC ->
                    call(
                            step,
                            "UpdateKmsInstanceBindVpc",
                            "KmsInstanceId",
                            "kst-ready",
                            "BindVpcs",
                            "[{\"VpcId\":\"v\",\"VSwitchId\":\"s\",\"RegionId\":\"" + TestServer.REGION
                                    + "\",\"VpcOwnerId\":12}]");
                case IMPORT_PARAMETERS ->
                    call(
                            step,
                            "GetParametersForImport",
                            "KeyId",
                            external,
                            "WrappingAlgorithm",
                            "RSAES_OAEP_SHA_256",
                            "WrappingKeySpec",
                            "RSA_2048");
                case CLIENT_KEY -> {
                    kms.call("CreateApplicationAccessPoint", "Name", name, "Policies", "[\"p\"]");
                    call(step, "CreateClientKey", "AapName", name, "Password", "Passw0rd_1234");
                }
                case KEY_POLICY ->
                    call(step, "SetKeyPolicy", "KeyId", key, "Policy", policy("kms:*", "user/" + step.variant()));
                case SECRET_POLICY -> {
                    kms.call(
                            "CreateSecret",
                            "SecretName",
                            "inside-" + name,
                            "VersionId",
                            "v1",
                            "SecretData",
                            "x",
                            "DKMSInstanceId",
                            "kst-ready");
                    call(step, "SetSecretPolicy", "SecretName", "inside-" + name, "Policy", policy("kms:Get*", "*"));
                }
                case SECRET_STAGE -> {
                    kms.call("CreateSecret", "SecretName", name, "VersionId", "v1", "SecretData", "y");
                    call(
                            step,
                            "UpdateSecretVersionStage",
                            "SecretName",
                            name,
                            "VersionStage",
                            even ? "mine" : "ACSCurrent",
                            "MoveToVersion",
                            even ? "v1" : "v" + step.variant());
                }
                case TAG_SECRET -> {
                    kms.call("CreateSecret", "SecretName", name, "VersionId", "v1", "SecretData", "z");
                    tag(step, "secret", name);
                }
                case TAG_INSTANCE -> tag(step, "instance", even ? "kst-ready" : "kst-std");
                case OTHER_REGION ->
                    call(
                            step,
                            "CreateSecret",
                            "RegionId",
                            "cn-beijing",
                            "SecretName",
                            name,
                            "VersionId",
                            "v1",
                            "SecretData",
                            "there");
                case OTHER_ACCOUNT ->
                    note(
                            step,
                            kms.get(new Signer("other", "secret")
                                    .v1("GET", "CreateKey", "Description", CHINESE, "Tags", TAGS)));
                case RELEASE_INSTANCE ->
                    call(
                            step,
                            "ReleaseKmsInstance",
                            "KmsInstanceId",
                            even ? "kst-std" : "kst-new",
                            "ForceDeleteWithoutBackup",
                            "true");
            }
        }

        private Reply call(Step step, String action, String... parameters) {
            return note(step, kms.call(action, parameters));
        }

        private Reply note(Step step, Reply reply) {
            if (reply.status() == 200) {
                worked.add(step.kind());
            }
            return reply;
        }

        private static String one(List<String> ids, Step step) {
            return ids.isEmpty() ? "none" : ids.get(step.which() % ids.size());
        }

        private List<String> newKey(Step step, String... parameters) {
            Reply made = call(step, "CreateKey", parameters);
            List<String> added = made.status() == 200 ? List.of(made.text("KeyMetadata/KeyId")) : List.of();
            keys.addAll(added);
            return added;
        }

        private void encrypt(Step step, String key, String plaintext) {
            Reply sealed = call(step, "Encrypt", "KeyId", key, "Plaintext", plaintext);
            if (sealed.status() == 200) {
                ciphertexts.put(sealed.text("CiphertextBlob"), plaintext);
            }
        }

        private void tag(Step step, String type, String id) {
            call(
                    step,
                    "TagResources",
                    "RegionId",
                    TestServer.REGION,
                    "ResourceType",
                    type,
                    "ResourceId.1",
                    id,
                    "Tag.1.Key",
                    "k" + step.variant(),
                    "Tag.1.Value",
                    "v");
        }

        private static String policy(String action, String name) {
            return PolicyText.of(PolicyText.statement("Allow", PolicyText.principal(name), action));
        }

        private void importMaterial(Step step, String key) {
            Reply begun = kms.call(
                    "GetParametersForImport",
                    "KeyId",
                    key,
                    "WrappingAlgorithm",
                    "RSAES_OAEP_SHA_256",
                    "WrappingKeySpec",
                    "RSA_2048");
            if (begun.status() == 200) {
                long expires = kms.clock().instant().getEpochSecond() + 86_400L * step.variant();
                call(
                        step,
                        "ImportKeyMaterial",
                        Material.parameters(
                                kms,
                                key,
                                Material.bytes(32),
                                "RSAES_OAEP_SHA_256",
                                "KeyMaterialExpireUnix",
                                String.valueOf(step.variant() == 0 ? 0 : expires)));
            }
        }
    }
}
