package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.document.DocumentText;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.testing.GivenSecret;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever calls have made of a state, its document makes the same state, here and on a server with other settings. */
class StateRoundTripTest {
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

    /** A call of one kind, on one of a few resources. */
    record Step(int kind, int which, int variant) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 7))
                .as(Step::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60)
    void makesTheSameState(@ForAll("steps") List<Step> steps) {
        kms.server().reset();
        other.server().reset();
        Story story = new Story();
        steps.forEach(story::go);
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
        private final Map<String, String> ciphertexts = new LinkedHashMap<>();

        void go(Step step) {
            String name = "n" + step.which();
            String key = keys.isEmpty() ? "none" : keys.get(step.which() % keys.size());
            boolean even = step.variant() % 2 == 0;
            switch (step.kind()) {
                case 0, 1 -> newKey("KeySpec", SPECS[step.variant()], "DKMSInstanceId", even ? "kst-ready" : "kst-std");
                case 2 -> newKey("Origin", "EXTERNAL", "DKMSInstanceId", "kst-ready", "Description", CHINESE);
                case 3 ->
                    newKey(
                            "EnableAutomaticRotation",
                            "true",
                            "RotationInterval",
                            (7 + step.variant()) + "d",
                            "Tags",
                            "[{\"TagKey\":\"团队\",\"TagValue\":\"\"},{\"TagKey\":\"b\",\"TagValue\":\"c\"}]");
                case 4 -> importMaterial(key, step);
                case 5 -> kms.call("CreateAlias", "AliasName", "alias/" + name, "KeyId", key);
                case 6 -> kms.call(even ? "DisableKey" : "EnableKey", "KeyId", key);
                case 7 -> kms.call("ScheduleKeyDeletion", "KeyId", key, "PendingWindowInDays", "7");
                case 8 -> kms.call("CancelKeyDeletion", "KeyId", key);
                case 9 -> kms.call("CreateKeyVersion", "KeyId", key);
                case 10 -> kms.call("DeleteKeyMaterial", "KeyId", key);
                case 11 ->
                    kms.call(
                            "SetDeletionProtection",
                            "KeyId",
                            key,
                            "EnableDeletionProtection",
                            "" + even,
                            "DeletionProtectionDescription",
                            CHINESE);
                case 12 -> encrypt(key, "cGxhaW4=" + step.variant());
                case 13 ->
                    kms.call(
                            "CreateSecret",
                            "SecretName",
                            name,
                            "VersionId",
                            "v1",
                            "SecretData",
                            CHINESE,
                            "EncryptionKeyId",
                            key,
                            "DKMSInstanceId",
                            "kst-ready");
                case 14 ->
                    kms.call(
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
                case 15 ->
                    kms.call(
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
                case 16 ->
                    kms.call(
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
                case 17 ->
                    kms.call(
                            "PutSecretValue",
                            "SecretName",
                            name,
                            "VersionId",
                            "v" + step.variant(),
                            "SecretData",
                            "value " + step.variant(),
                            "VersionStages",
                            even ? "[\"MyStage\",\"ACSCurrent\"]" : "[\"other\"]");
                case 18 -> kms.call("RotateSecret", "SecretName", "managed-" + name, "VersionId", "r" + step.variant());
                case 19 ->
                    kms.call(
                            "DeleteSecret",
                            "SecretName",
                            name,
                            even ? "RecoveryWindowInDays" : "ForceDeleteWithoutRecovery",
                            even ? "10" : "true");
                case 20 ->
                    kms.call(
                            "UpdateSecret",
                            "SecretName",
                            "managed-" + name,
                            "ExtendedConfig.CustomData",
                            "{\"long\":\"" + "x".repeat(1000) + "\",\"o\":{\"p\":[true,2]}}");
                case 21 ->
                    kms.call(
                            "CreateNetworkRule",
                            "Name",
                            name + " \u00a0",
                            "Type",
                            "Private",
                            "SourcePrivateIp",
                            even ? "[\"10.0.0.1\"]" : "[ \"10.0.0.1\" , \"10.0.0.0/8\" ]");
                case 22 ->
                    kms.call(
                            "CreatePolicy",
                            "Name",
                            name,
                            "Permissions",
                            "[\"RbacPermission/Template/CryptoServiceKeyUser\"]",
                            "Resources",
                            even ? "[\"key/*\"]" : "[\"key/*\", \"secret/\\u0041\"]",
                            "AccessControlRules",
                            even ? "{\"NetworkRules\":[\"" + name + "\"]}" : "{ \"NetworkRules\": [] }");
                case 23 ->
                    kms.call(
                            "CreateApplicationAccessPoint",
                            "Name",
                            name,
                            "Policies",
                            "[\"p\", \"q\"]",
                            "Description",
                            CHINESE);
                case 24 -> kms.call("DeleteApplicationAccessPoint", "Name", name);
                case 25 ->
                    kms.call(
                            "TagResources",
                            "RegionId",
                            TestServer.REGION,
                            "ResourceType",
                            "key",
                            "ResourceId.1",
                            key,
                            "Tag.1.Key",
                            "k" + step.variant(),
                            "Tag.1.Value",
                            "v");
                case 26 -> kms.clock().advance(Duration.ofHours(7L * step.variant() * step.variant()));
                case 27 ->
                    kms.call(
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
                case 28 ->
                    kms.call(
                            "UpdateKmsInstanceBindVpc",
                            "KmsInstanceId",
                            "kst-ready",
                            "BindVpcs",
                            "[{\"VpcId\":\"v\",\"VSwitchId\":\"s\",\"RegionId\":\"r\",\"VpcOwnerId\":12}]");
                case 29 ->
                    kms.call(
                            "GetParametersForImport",
                            "KeyId",
                            key,
                            "WrappingAlgorithm",
                            "RSAES_OAEP_SHA_256",
                            "WrappingKeySpec",
                            "RSA_2048");
                default ->
                    kms.call(
                            "ReleaseKmsInstance",
                            "KmsInstanceId",
                            even ? "kst-std" : "kst-new",
                            "ForceDeleteWithoutBackup",
                            "true");
            }
        }

        private void newKey(String... parameters) {
            Reply made = kms.call("CreateKey", parameters);
            if (made.status() == 200) {
                keys.add(made.text("KeyMetadata/KeyId"));
            }
        }

        private void encrypt(String key, String plaintext) {
            Reply sealed = kms.call("Encrypt", "KeyId", key, "Plaintext", plaintext);
            if (sealed.status() == 200) {
                ciphertexts.put(sealed.text("CiphertextBlob"), plaintext);
            }
        }

        private static void importMaterial(String key, Step step) {
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
                kms.call(
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
