package io.github.kmsfake.internal.statefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import io.github.kmsfake.parity.cases.Signer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a document written by hand makes of a server. */
class PreparedStateTest {
    /** Entries of every kind. */
    static final String DOCUMENT = """
            kmsFakeState: 1
            accessKeys:
              - {id: LTAI.orders, secret: orders-secret, ramName: user/orders}
              - {id: LTAI.second, secret: second-secret, account: "2000000000000002"}
              - {id: LTAI.third, secret: third-secret, account: "3000000000000003"}
            accounts:
              - {id: 3000000000000003, status: NotEnabled}
            instances:
              - id: kst-orders
                network: {vpcId: vpc-a, zoneIds: [zone-a], vSwitchIds: [vsw-a]}
                bindVpcs: [{vpcId: vpc-b, vSwitchId: vsw-b, regionId: cn-hangzhou}]
              - {id: kst-new, status: Uninitialized, tags: {team: a}}
            networkRules:
              - {name: office, sourcePrivateIp: [10.0.0.0/8]}
            policies:
              - name: orders-policy
                permissions: [RbacPermission/Template/CryptoServiceKeyUser]
                resources: [key/orders, "secret/*"]
                networkRules: [office]
            accessPoints:
              - {name: orders, policies: [orders-policy], description: Orders}
            clientKeys:
              - {id: KAAP.orders, accessPoint: orders, password: secret-12345}
            keys:
              - id: orders
                aliases: [alias/orders]
                material: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
                tags: &tags {team: orders, stage: test}
                rotation: 30d
              - {id: going, state: PendingDeletion, deleteDate: P7D}
              - {id: waiting, origin: EXTERNAL}
              - {id: signer, spec: EC_P256, description: signs}
              - id: inside
                spec: Aliyun_AES_128
                instance: kst-orders
                deletionProtection: true
                policy:
                  Version: "1"
                  Statement:
                    - Effect: Allow
                      Principal: {RAM: ["acs:ram::1000000000000001:user/orders"]}
                      Action: ["kms:Encrypt"]
                      Resource: ["*"]
            aliases:
              - {name: alias/second, key: orders}
            secrets:
              - {name: db, value: 0123, tags: *tags, encryptionKey: orders}
              - name: versions
                versions:
                  - {id: first, value: one}
                  - {id: second, value: two}
              - name: rds
                type: Rds
                rotation: 7d
                extendedConfig: {SecretSubType: SingleUser, DBInstanceId: rm-1}
                value: '{"Accounts":[{"AccountName":"app","AccountPassword":"old"}]}'
            managedDataKeys:
              - {name: pool, versions: [{id: a1, plaintext: AAECAwQFBgcICQoLDA0ODw==}]}
            regions:
              - account: "2000000000000002"
                region: cn-beijing
                secrets:
                  - {name: elsewhere, value: other}
            """;

    private final TestServer kms = TestServer.with().state(DOCUMENT).start();

    @AfterEach
    void close() {
        kms.close();
    }

    @Test
    void hasItsKeysWithTheirAliasesAndTags() {
        assertThat(kms.ok("DescribeKey", "KeyId", "alias/orders").text("KeyMetadata/KeyId"))
                .isEqualTo("orders");
        assertThat(kms.ok("DescribeKey", "KeyId", "alias/second").text("KeyMetadata/AutomaticRotation"))
                .isEqualTo("Enabled");
        assertThat(kms.ok("ListResourceTags", "KeyId", "orders").body()).contains("stage", "test");
        assertThat(kms.ok("DescribeKey", "KeyId", "going").text("KeyMetadata/DeleteDate"))
                .isEqualTo("2056-12-01T08:00:00Z");
        assertThat(kms.ok("DescribeKey", "KeyId", "waiting").text("KeyMetadata/KeyState"))
                .isEqualTo("PendingImport");
        assertThat(kms.ok("GetPublicKey", "KeyId", "signer", "KeyVersionId", Given.version(kms, "signer"))
                        .body())
                .contains("BEGIN PUBLIC KEY");
        assertThat(kms.ok("GetKeyPolicy", "KeyId", "inside").text("Policy")).contains("kms:Encrypt");
    }

    @Test
    void opensOldCiphertextsOfGivenMaterialEachTime() {
        String document = """
                instances: [{id: kst-a}]
                keys:
                - {id: outside, material: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=}
                - {id: inside, instance: kst-a, material: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=}
                """;
        for (String key : List.of("outside", "inside")) {
            try (TestServer first = TestServer.with().state(document).start();
                    TestServer second = TestServer.with().state(document).start()) {
                String blob = first.ok("Encrypt", "KeyId", key, "Plaintext", "b3JkZXJz")
                        .text("CiphertextBlob");

                Reply opened = second.ok("Decrypt", "CiphertextBlob", blob);

                assertThat(opened.text("Plaintext")).isEqualTo("b3JkZXJz");
                assertThat(opened.text("KeyId")).isEqualTo(key);
            }
        }
    }

    @Test
    void rotatesKeysWhoseIdsWereChosen() {
        String before = encrypted("inside");
        kms.ok("CreateKeyVersion", "KeyId", "inside");
        String after = encrypted("inside");

        assertThat(kms.ok("Decrypt", "CiphertextBlob", before).text("Plaintext"))
                .isEqualTo("b3JkZXJz");
        assertThat(kms.ok("Decrypt", "CiphertextBlob", after).text("Plaintext")).isEqualTo("b3JkZXJz");
    }

    private String encrypted(String key) {
        return kms.ok("Encrypt", "KeyId", key, "Plaintext", "b3JkZXJz").text("CiphertextBlob");
    }

    @Test
    void hasItsSecrets() {
        assertThat(kms.ok("GetSecretValue", "SecretName", "db").text("SecretData"))
                .isEqualTo("0123");
        assertThat(kms.ok("GetSecretValue", "SecretName", "versions").text("SecretData"))
                .isEqualTo("two");
        assertThat(kms.ok("GetSecretValue", "SecretName", "versions", "VersionStage", "ACSPrevious")
                        .text("SecretData"))
                .isEqualTo("one");
        kms.ok("RotateSecret", "SecretName", "rds", "VersionId", "new");
        assertThat(kms.ok("GetSecretValue", "SecretName", "rds").text("SecretData"))
                .contains("app")
                .doesNotContain("old");
    }

    @Test
    void hasItsAccessChain() {
        assertThat(kms.ok("DescribeNetworkRule", "Name", "office").text("SourcePrivateIp"))
                .isEqualTo("[\"10.0.0.0/8\"]");
        assertThat(kms.ok("DescribePolicy", "Name", "orders-policy").body()).contains("key/orders", "office");
        assertThat(kms.ok("DescribeApplicationAccessPoint", "Name", "orders").text("Description"))
                .isEqualTo("Orders");
        assertThat(kms.ok("GetClientKey", "ClientKeyId", "KAAP.orders").text("AapName"))
                .isEqualTo("orders");
        assertThat(kms.server().states().clientKeyFiles()).containsOnlyKeys("KAAP.orders");
    }

    @Test
    void hasItsInstancesAndNoneOfTheSettings() {
        assertThat(kms.ok("ListKmsInstances").body())
                .contains("kst-orders", "kst-new")
                .doesNotContain(TestServer.READY);
        assertThat(kms.server().states().instanceIds()).containsExactly("kst-orders", "kst-new");
    }

    @Test
    void hasItsManagedDataKeys() {
        assertThat(kms.ok("GetManagedDataKey", "DataKeyName", "pool").body()).contains("AAECAwQFBgcICQoLDA0ODw==");
    }

    @Test
    void hasWhatOtherAccountsHaveInOtherRegionsThereOnly() throws Exception {
        assertThat(as("LTAI.second", "GetSecretValue", "SecretName", "elsewhere", "RegionId", "cn-beijing")
                        .text("SecretData"))
                .isEqualTo("other");
        assertThat(as("LTAI.second", "GetSecretValue", "SecretName", "elsewhere")
                        .text("Code"))
                .isEqualTo("Forbidden.ResourceNotFound");
        assertThat(as("LTAI.orders", "GetSecretValue", "SecretName", "elsewhere", "RegionId", "cn-beijing")
                        .text("Code"))
                .isEqualTo("Forbidden.ResourceNotFound");
    }

    @Test
    void knowsWhichAccountsMayNotUseTheService() throws Exception {
        assertThat(as("LTAI.third", "ListKeys").text("Code")).isEqualTo("Forbidden.KmsServiceNotEnabled");
        assertThat(as("LTAI.third", "DescribeAccountKmsStatus").text("AccountStatus"))
                .isEqualTo("NotEnabled");
        assertThat(as("LTAI.second", "ListKeys").status()).isEqualTo(200);
    }

    @Test
    void letsAnAccessKeyActForItsRamUser() throws Exception {
        assertThat(as("LTAI.orders", "Encrypt", "KeyId", "inside", "Plaintext", "YQ==")
                        .status())
                .isEqualTo(200);
        assertThat(as("LTAI.orders", "DescribeKey", "KeyId", "inside").text("Code"))
                .isEqualTo("Forbidden.NoPermission");
    }

    private Reply as(String accessKey, String action, String... parameters) throws Exception {
        return kms.get(new Signer(accessKey, accessKey.replace("LTAI.", "") + "-secret").v1("GET", action, parameters));
    }

    @Test
    void hasTheKeysOfOtherProducts() {
        try (TestServer enabled = TestServer.with().state("""
                keys:
                - {id: mse, creatorType: Service, aliases: [alias/acs/mse]}
                - {id: oss, creatorType: Service}
                - {id: own, aliases: [alias/own]}
                aliases:
                - {name: alias/acs/oss, key: oss}
                """).start()) {
            String sealed = enabled.ok("Encrypt", "KeyId", "alias/acs/mse", "Plaintext", "AQID")
                    .text("CiphertextBlob");
            assertThat(enabled.ok("Decrypt", "CiphertextBlob", sealed).text("Plaintext"))
                    .isEqualTo("AQID");
            assertThat(enabled.ok("Encrypt", "KeyId", "alias/acs/oss", "Plaintext", "AQID")
                            .text("KeyId"))
                    .isEqualTo("oss");
            assertThat(enabled.ok("ListKeys", "Filters", "[{\"Key\":\"CreatorType\",\"Values\":[\"Service\"]}]")
                            .column("Keys/Key", "KeyId"))
                    .containsExactly("mse", "oss");
            assertThat(enabled.ok("ListKeys", "Filters", "[{\"Key\":\"CreatorType\",\"Values\":[\"User\"]}]")
                            .column("Keys/Key", "KeyId"))
                    .containsExactly("own");
            assertThat(enabled.call("CreateKeyVersion", "KeyId", "alias/acs/mse")
                            .text("Code"))
                    .isEqualTo("Rejected.UnsupportedOperation");
            assertThat(enabled.call(
                                    "UpdateRotationPolicy",
                                    "KeyId",
                                    "mse",
                                    "EnableAutomaticRotation",
                                    "true",
                                    "RotationInterval",
                                    "30d")
                            .text("Code"))
                    .isEqualTo("Rejected.UnsupportedOperation");
            String exported = enabled.server().states().write();
            enabled.server().states().become(new DocumentText("state", exported));
            assertThat(enabled.server().states().write()).isEqualTo(exported);
        }
        assertThat(kms.call("Encrypt", "KeyId", "alias/acs/mse", "Plaintext", "AQID")
                        .text("Code"))
                .isEqualTo("Forbidden.AliasNotFound");
    }

    @Test
    void beginsAtAQuotaOrBeyondIt() {
        try (TestServer full = TestServer.with()
                .limit("keys", 1)
                .limit("aliases", 1)
                .limit("keyVersions", 1)
                .state("""
                instances:
                - id: kst-a
                  keyNum: 1
                  secretNum: 0
                  vpcNum: 0
                  bindVpcs: [{vpcId: vpc-b, vSwitchId: vsw-b, regionId: cn-hangzhou}]
                keys:
                - {id: one, aliases: [alias/one, alias/two]}
                - {id: two}
                - {id: three, instance: kst-a}
                - {id: four, instance: kst-a}
                secrets:
                - {name: a, value: b, instance: kst-a}
                """)
                .start()) {
            assertThat(full.ok("ListKeys").text("TotalCount")).isEqualTo("4");
            assertThat(full.ok("ListAliases").text("TotalCount")).isEqualTo("2");
            assertThat(full.ok("GetSecretValue", "SecretName", "a").text("SecretData"))
                    .isEqualTo("b");
            assertThat(full.ok("GetKmsInstance", "KmsInstanceId", "kst-a")
                            .column("KmsInstance/BindVpcs/BindVpc", "VpcId"))
                    .containsExactly("vpc-b");
            assertFull(full, "CreateKey");
            assertFull(full, "CreateKey", "DKMSInstanceId", "kst-a");
            assertFull(full, "CreateKeyVersion", "KeyId", "one");
            assertFull(full, "CreateAlias", "KeyId", "two", "AliasName", "alias/three");
            assertFull(
                    full,
                    "CreateSecret",
                    "SecretName",
                    "c",
                    "VersionId",
                    "v1",
                    "SecretData",
                    "d",
                    "DKMSInstanceId",
                    "kst-a");
        }
    }

    private static void assertFull(TestServer full, String action, String... parameters) {
        assertThat(full.call(action, parameters).text("Code")).isEqualTo("Rejected.LimitExceeded");
    }

    @Test
    void hasTheInstancesOfTheSettingsUnlessItSpeaksOfInstances() {
        try (TestServer none = TestServer.with().state("instances: []").start();
                TestServer usual = TestServer.with().state("keys: []").start()) {
            assertThat(none.ok("ListKmsInstances").text("TotalCount")).isEqualTo("0");
            assertThat(usual.ok("ListKmsInstances").column("KmsInstances/KmsInstance", "KmsInstanceId"))
                    .containsExactly(TestServer.READY);
        }
    }

    @Test
    void letsHappenAtOnceWhatIsPast() {
        try (TestServer late = TestServer.with().state("""
                keys:
                - {id: gone, state: PendingDeletion, deleteDate: -PT12H}
                - {id: rotated, creationDate: -P8D, rotation: 7d}
                secrets:
                - {name: gone, value: b, plannedDeleteTime: -PT12H}
                """).start()) {
            assertThat(late.call("DescribeKey", "KeyId", "gone").text("Code")).isEqualTo("Forbidden.KeyNotFound");
            assertThat(late.call("DescribeSecret", "SecretName", "gone").text("Code"))
                    .isEqualTo("Forbidden.ResourceNotFound");
            assertThat(late.ok("ListKeyVersions", "KeyId", "rotated").text("TotalCount"))
                    .isEqualTo("2");
            assertThat(late.ok("DescribeKey", "KeyId", "rotated").text("KeyMetadata/LastRotationDate"))
                    .isEqualTo("2056-11-23T08:00:00Z");
        }
    }

    @Test
    void comesBackWhenItIsReset() {
        var before = kms.state();
        String document = kms.server().states().write();
        kms.ok("DeleteSecret", "SecretName", "db", "ForceDeleteWithoutRecovery", "true");
        kms.ok("DeleteApplicationAccessPoint", "Name", "orders");

        kms.server().reset();

        assertThat(kms.state()).isEqualTo(before);
        assertThat(kms.server().states().write()).isEqualTo(document);
    }
}
