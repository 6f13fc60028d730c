package io.github.kmsfake.internal.statefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kmsfake.internal.testing.TestServer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake in a document is one sentence with its place, and changes nothing. */
class RefusedDocumentsTest {
    private static final String CHARACTERS_100 = "x".repeat(100);

    private final TestServer kms = TestServer.with().start();

    @AfterEach
    void close() {
        kms.close();
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("", "line 1: is empty"),
                mistake("- a", "line 1: must be an object, but is a list"),
                mistake("hello", "line 1: must be an object, but is a string"),
                mistake("keys:\n  - id: a\n   spec: x", "line 3: is not YAML: "),
                mistake("keys: [\u0001]", "line 1: is not YAML: "),
                mistake("{\"keys\": [}", "line 1: is not JSON, though it begins with {: "),
                mistake("{\"keys\":\n[]} 5", "line 2: is not JSON, since something follows"),
                mistake("{\"keys\":", "is not JSON"),
                mistake("a: 1\n---\nb: 2", "line 2: is a second document, where one is expected"),
                mistake("keys: &k [*k]", "line 1, keys[0]: is an alias, *k, of what it is itself a part of"),
                mistake("keys: *nothing", "line 1, keys: is an alias, *nothing, of nothing before it"),
                mistake("keys: !!binary x", "line 1, keys: has a tag, tag:yaml.org,2002:binary"),
                mistake(
                        "kmsFakeState: 2",
                        "line 1, kmsFakeState: this is format 2, and this version of KMS Fake reads 1"),
                mistake("kmsFakeState: one", "line 1, kmsFakeState: must be an integer, but is a string"),
                mistake("kys: []", "line 1, kys: there is no such field; there are accessKeys, accessPoints, account"),
                mistake("keys:\n- spek: x", "line 2, keys[0].spek: there is no such field; there are aliases, "),
                mistake("keys: {}", "line 1, keys: must be a list, but is an object"),
                mistake("keys:\n- id: a\n  id: b", "line 3, keys[0].id: is there twice"),
                mistake("{\"keys\":[{\"id\":\"a\",\n\"id\":\"b\"}]}", "line 2, keys[0].id: is there twice"),
                mistake("keys:\n- id: a\n- id: a", "line 3, keys[1].id: \"a\" is there twice"),
                mistake("keys:\n- id: a b", "keys[0].id: a b does not match "),
                mistake(
                        "keys:\n- {}\n- spec: Aliyun_AES_257",
                        "line 3, keys[1].spec: Aliyun_AES_257 is none of Aliyun_AES_128, Aliyun_AES_192, "),
                mistake("keys:\n- spec: Aliyun_AES_128", "keys[0].spec: there are no keys of spec Aliyun_AES_128"),
                mistake("keys:\n- usage: SIGN/VERIFY", "keys[0].spec: there are no keys of spec Aliyun_AES_256, usage"),
                mistake("keys:\n- material: AAEC", "keys[0].material: is no material of a key of spec Aliyun_AES_256"),
                mistake("keys:\n- {spec: RSA_2048, material: AAEC}", "keys[0].material: is no material of a key of"),
                mistake("keys:\n- instance: kst-no", "keys[0].instance: there is no instance \"kst-no\" in this"),
                mistake("keys:\n- state: PendingDeletion", "keys[0].deleteDate: goes with the state PendingDeletion"),
                mistake("keys:\n- deleteDate: P1D", "keys[0].deleteDate: goes with the state PendingDeletion"),
                mistake("keys:\n- {state: PendingDeletion, deleteDate: soon}", "keys[0].deleteDate: is not a time"),
                mistake("keys:\n- creationDate: P99999999D", "keys[0].creationDate: is out of range"),
                mistake("keys:\n- state: PendingImport", "keys[0].state: a key without material is PendingImport"),
                mistake("keys:\n- {origin: EXTERNAL, state: Enabled}", "keys[0].state: a key without material is"),
                mistake("keys:\n- rotation: 3d", "keys[0].rotation: must be 7 to 730 days"),
                mistake("keys:\n- {spec: RSA_2048, rotation: 30d}", "keys[0].rotation: such a key does not rotate"),
                mistake("keys:\n- tags: {acs:x: y}", "keys[0].tags.acs:x: there is no such tag: "),
                mistake("keys:\n- tags: {a: [b]}", "keys[0].tags.a: must be a string, but is a list"),
                mistake("keys:\n- policy: {Version: '1'}", "keys[0].policy: is no policy document: "),
                mistake("keys:\n- versions: [{id: a}]", "keys[0].versions[0].id: a does not match "),
                mistake(
                        "keys:\n- versions: [{id: %s}, {id: %s}]".replace("%s", "a".repeat(36)),
                        "keys[0].versions[1].id: \"" + "a".repeat(36) + "\" is there twice"),
                mistake("keys:\n- {material: AA==, versions: []}", "keys[0].material: a key has material or versions"),
                mistake("keys:\n- aliases: [orders]", "keys[0].aliases: orders does not match alias/"),
                mistake("keys:\n- aliases: [alias/a, alias/a]", "keys[0].aliases: \"alias/a\" is there twice"),
                mistake("aliases:\n- {name: alias/a, key: k}", "aliases[0].key: there is no key \"k\" in this account"),
                mistake("aliases:\n- {name: alias/a}", "aliases[0].key: is missing"),
                mistake(
                        "instances: [{id: kst-a}]\nsecrets:\n- name: a\n  value: b\n  instance: kst-a\n  policy:\n"
                                + "    {Version: '1', Statement: [{Effect: Allow, Action: ['kms:*'], Resource: ['*'],"
                                + " Principal: {RAM: ['acs:ram::9999888877776666:role/a']}}]}",
                        "secrets[0].policy: the policy of a secret names users of other accounts only, which"
                                + " acs:ram::9999888877776666:role/a is not"),
                mistake("secrets:\n- name: a", "secrets[0].value: is missing or empty"),
                mistake("secrets:\n- {name: a, value: b}\n- {name: a, value: b}", "line 3, secrets[1].name: \"a\" is"),
                mistake("secrets:\n- {name: acs/ram/x, value: b}", "secrets[0].name: this name and extendedConfig do"),
                mistake("secrets:\n- {name: a, value: b, encryptionKey: k}", "secrets[0].encryptionKey: there is no"),
                mistake("secrets:\n- {name: a, value: b, rotation: 7d}", "secrets[0].rotation: only managed secrets"),
                mistake("secrets:\n- {name: a, type: Rds, value: b}", "secrets[0].extendedConfig: is missing, which"),
                mistake(
                        "secrets:\n- {name: a, type: Rds, value: b, extendedConfig: {SecretSubType: SingleUser,"
                                + " DBInstanceId: x}}",
                        "secrets[0].value: is not what secrets of type Rds begin with"),
                mistake(
                        "secrets:\n- {name: a, type: Rds, versions: [{id: a, value: b}], extendedConfig: {SecretSubType:"
                                + " SingleUser, DBInstanceId: x}}",
                        "secrets[0].versions: the value of version a is none of a secret of type Rds"),
                mistake(
                        "secrets:\n- {name: a, versions: [{id: a, value: b, stages: [x]}]}",
                        "secrets[0].versions: none of them is ACSCurrent"),
                mistake(
                        "accessPoints:\n- {name: a, policies: [p, q, r, s]}",
                        "accessPoints[0].policies: every entry must match .+, and there are 1 to 3 of them"),
                mistake(
                        "policies:\n- {name: a, permissions: [x], resources: [key/*]}",
                        "policies[0].permissions: every entry must match RbacPermission"),
                mistake(
                        "networkRules:\n- {name: a, sourcePrivateIp: [10.0.0]}",
                        "networkRules[0].sourcePrivateIp: every"),
                mistake("networkRules:\n- {name: a, type: Public}", "networkRules[0].type: Public is none of Private"),
                mistake("clientKeys:\n- {accessPoint: a}", "clientKeys[0].accessPoint: there is no access point \"a\""),
                mistake(
                        "accessPoints: [{name: a, policies: [p]}]\nclientKeys:\n- {accessPoint: a}",
                        "clientKeys[0].password: is missing: a client key has a pkcs12 with its password"),
                mistake(
                        "accessPoints: [{name: a, policies: [p]}]\nclientKeys:\n- {accessPoint: a, certificate: x}",
                        "clientKeys[0].certificate: must hold one PEM block CERTIFICATE"),
                mistake(
                        "accessPoints: [{name: a, policies: [p]}]\n"
                                + "clientKeys:\n- {accessPoint: a, pkcs12: AAEC, password: x}",
                        "clientKeys[0].pkcs12: is no PKCS#12 file that opens with the password"),
                mistake(
                        "accessPoints: [{name: a, policies: [p]}]\nclientKeys:\n"
                                + "- {accessPoint: a, password: abc-12345, createTime: 9999-01-01T00:00:00Z}",
                        "line 3, clientKeys[0].notAfter: is out of range"),
                mistake(
                        "secrets:\n- {name: a, type: Rds, value: x, extendedConfig: {a: " + "1".repeat(1_000_000)
                                + "}}",
                        "line 2, secrets[0].extendedConfig.a: is a number of more than 1000 characters"),
                mistake("instances:\n- id: orders", "instances[0].id: orders does not match kst-"),
                mistake("instances:\n- {id: kst-a, keyNum: -1}", "instances[0].keyNum: -1 is not between 0 and 999999"),
                mistake("instances:\n- {id: kst-a, keyNum: 1.5}", "instances[0].keyNum: must be an integer"),
                mistake("instances:\n- {id: kst-a, log: 2}", "instances[0].log: 2 is not between 0 and 1"),
                mistake("instances:\n- {id: kst-a, publicAccess: maybe}", "instances[0].publicAccess: must be"),
                mistake("keys:\n- {id: k, creatorType: Nobody}", "keys[0].creatorType: "),
                mistake("keys:\n- {id: k, aliases: [alias/acs/mse]}", "keys[0].aliases: alias/acs/mse does not match"),
                mistake(
                        "keys:\n- {id: k}\naliases:\n- {name: alias/acs/mse, key: k}",
                        "aliases[0].name: alias/acs/mse does not match"),
                mistake("instances:\n- {id: kst-a, status: Connecting}", "instances[0].network: an instance that is"),
                mistake("defaultInstance: kst-no", "defaultInstance: there is no instance \"kst-no\""),
                mistake("regions:\n- region: nowhere", "regions[0].region: nowhere is none of ["),
                mistake("regions:\n- {}\n- {}", "regions[1].account: account 1000000000000001 in cn-hangzhou is there"),
                mistake("account: 12", "line 1, account: 12 does not match [0-9]{16}"),
                mistake("accessKeys:\n- {id: a}", "accessKeys[0].secret: is missing"),
                mistake("accessKeys:\n- {id: a b, secret: c}", "accessKeys[0].id: a b does not match"),
                mistake("accessKeys:\n- {id: a, secret: b}\n- {id: a, secret: c}", "accessKeys[1].id: \"a\" is there"),
                mistake("accounts:\n- {id: 1, status: Broken}", "accounts[0].id: 1 does not match"),
                mistake(
                        "managedDataKeys:\n- {name: a, versions: [{id: b, plaintext: '*'}]}",
                        "plaintext: is not Base64"),
                mistake("importSecret: AAEC", "line 1, importSecret: must be 32 bytes"),
                mistake("[".repeat(100), "is nested deeper than 64"),
                mistake("{\"keys\":" + "[".repeat(100), "is nested deeper than 64"));
    }

    private static Arguments mistake(String document, String sentence) {
        return Arguments.of(document, sentence);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysWhereAndWhy(String document, String sentence) {
        kms.ok("CreateKey");
        String before = kms.server().states().write();

        assertThatThrownBy(() -> kms.server().states().become(new DocumentText("state.yaml", document)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("state.yaml line ")
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("\n")
                .doesNotContain("null");

        assertThat(kms.server().states().write()).isEqualTo(before);
    }

    @Test
    void refusesAliasesThatMultiply() {
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .replace("*a%d", "*a" + (i - 1))
                    .replace("%d", String.valueOf(i)));
        }

        assertThatThrownBy(() -> kms.server().states().become(new DocumentText("state.yaml", laughs.toString())))
                .hasMessageContaining(" parts that this server has memory for");
    }

    @Test
    void refusesAliasesThatNestDeeperThanADocumentMay() {
        StringBuilder nested = new StringBuilder("accounts:\n- &a0 [x]\n");
        for (int i = 1; i < 100; i++) {
            nested.append("- &a").append(i).append(" [[[*a").append(i - 1).append("]]]\n");
        }

        assertThatThrownBy(() -> kms.server().states().become(new DocumentText("state.yaml", nested.toString())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is nested deeper than 64");
    }

    @Test
    void refusesWhatIsTooLarge() {
        String large = ("# " + CHARACTERS_100 + "\n").repeat(1_000_000);

        assertThatThrownBy(() -> kms.server().states().become(new DocumentText("state.yaml", large)))
                .hasMessage("state.yaml: a state document has 33554432 bytes at most (32 MiB)");
    }

    @Test
    void neverRepeatsWhatIsSecret() {
        String document = "secrets:\n- {name: a, value: " + "hush".repeat(10_000) + "}";

        assertThatThrownBy(() -> kms.server().states().become(new DocumentText("state.yaml", document)))
                .message()
                .doesNotContain("hush");
    }
}
