package io.github.kmsfake.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.model.Decision.Link;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of who may reach what: one row for each combination that matters. */
class AccessControlTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final String KEYS = "CryptoServiceKeyUser";
    private static final String SECRETS = "CryptoServiceSecretUser";
    private static final String SHARED_SECRETS = "SecretUser";
    private static final Map<String, Policy> POLICIES = new TreeMap<>();
    private static final Map<String, NetworkRule> RULES = new TreeMap<>();

    static {
        policy("all-a", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), null);
        policy("all-b", "kst-b", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), null);
        policy("keys-a", "kst-a", List.of(KEYS), List.of("key/*", "secret/*"), null);
        policy("secrets-a", "kst-a", List.of(SECRETS), List.of("key/*", "secret/*"), null);
        policy("no-permission", "kst-a", List.of(), List.of("key/*", "secret/*"), null);
        policy("no-resource", "kst-a", List.of(KEYS, SECRETS), List.of(), null);
        policy("twice", "kst-a", List.of(KEYS, KEYS), List.of("key/k1", "key/k1"), null);
        policy("only-k1", "kst-a", List.of(KEYS, SECRETS), List.of("key/k1"), null);
        policy("only-s1", "kst-a", List.of(KEYS, SECRETS), List.of("secret/s1"), null);
        policy("key-named-like-secret", "kst-a", List.of(KEYS, SECRETS), List.of("key/s1"), null);
        policy("all-keys", "kst-a", List.of(KEYS, SECRETS), List.of("key/*"), null);
        policy("all-secrets", "kst-a", List.of(KEYS, SECRETS), List.of("secret/*"), null);
        policy("prefix", "kst-a", List.of(KEYS, SECRETS), List.of("key/k*", "secret/rds-ibm*"), null);
        policy("star-inside", "kst-a", List.of(KEYS, SECRETS), List.of("key/*1"), null);
        policy("alias", "kst-a", List.of(KEYS, SECRETS), List.of("key/alias/mine"), null);
        policy("nested", "kst-a", List.of(SECRETS), List.of("secret/acs/ram/*"), null);
        policy("shared", "shared", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), null);
        policy("shared-secret-user", "shared", List.of(SHARED_SECRETS), List.of("key/*", "secret/*"), null);
        policy("instance-secret-user", "kst-a", List.of(SHARED_SECRETS), List.of("key/*", "secret/*"), null);
        policy("lan", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("lan"));
        policy("one", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("one"));
        policy("two", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("one", "lan"));
        policy("everywhere", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("everywhere"));
        policy("loopback", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("loopback"));
        policy("no-rules", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of());
        policy("rule-gone", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("gone"));
        policy("rule-gone-and-lan", "kst-a", List.of(KEYS, SECRETS), List.of("key/*"), List.of("gone", "lan"));
        policy("rule-empty", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("empty"));
        policy("host-bits", "kst-a", List.of(KEYS, SECRETS), List.of("key/*", "secret/*"), List.of("host-bits"));
        policy(
                "many",
                "kst-a",
                List.of(KEYS),
                IntStream.range(0, 25).mapToObj(n -> "key/other" + n).toList(),
                null);
        policy("k1-lan", "kst-a", List.of(KEYS), List.of("key/k1"), List.of("lan"));
        policy("k2-anywhere", "kst-a", List.of(KEYS), List.of("key/k2"), null);
        rule("lan", "10.0.0.0/8", "192.168.1.0/24");
        rule("one", "10.1.2.3");
        rule("everywhere", "0.0.0.0/0");
        rule("loopback", "127.0.0.1");
        rule("host-bits", "10.10.10.10/24");
        RULES.put("empty", new NetworkRule("empty", NetworkRule.PRIVATE, null, ""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            # why                                        | policies            | resource               | gateway | source | result
            a policy of the key's instance               | all-a               | key/k1@kst-a           | B       | 10.1.2.3 | granted
            a policy of the secret's instance            | all-a               | secret/s1@kst-a        | B       | 10.1.2.3 | granted
            the same over RPC                            | all-a               | key/k1@kst-a           | A       | 10.1.2.3 | granted
            a secret over RPC                            | all-a               | secret/s1@kst-a        | A       | 10.1.2.3 | granted
            no policy at all                             |                     | key/k1@kst-a           | B       | 10.1.2.3 | POLICY
            a policy that does not exist                 | gone                | key/k1@kst-a           | B       | 10.1.2.3 | POLICY
            one that does not exist, then one that does  | gone all-a          | key/k1@kst-a           | B       | 10.1.2.3 | granted
            another instance's policy                    | all-b               | key/k1@kst-a           | B       | 10.1.2.3 | SCOPE
            another instance's policy, secret            | all-b               | secret/s1@kst-a        | B       | 10.1.2.3 | SCOPE
            another instance's policy over RPC           | all-b               | key/k1@kst-a           | A       | 10.1.2.3 | SCOPE
            both instances' policies                     | all-b all-a         | key/k1@kst-a           | B       | 10.1.2.3 | granted
            an instance's policy, key outside            | all-a               | key/k0@                | B       | 10.1.2.3 | SCOPE
            an instance's policy, key outside, over RPC  | all-a               | key/k0@                | A       | 10.1.2.3 | SCOPE
            a shared policy, key outside                 | shared              | key/k0@                | A       | 10.1.2.3 | granted
            a shared policy, key outside, dedicated      | shared              | key/k0@                | B       | 10.1.2.3 | granted
            a shared policy, secret outside              | shared              | secret/s0@             | A       | 10.1.2.3 | granted
            a shared policy, key inside, over RPC        | shared              | key/k1@kst-a           | A       | 10.1.2.3 | granted
            a shared policy, key inside, dedicated       | shared              | key/k1@kst-a           | B       | 10.1.2.3 | SCOPE
            a shared policy, secret inside, over RPC     | shared              | secret/s1@kst-a        | A       | 10.1.2.3 | granted
            a shared policy, secret inside, dedicated    | shared              | secret/s1@kst-a        | B       | 10.1.2.3 | SCOPE
            the gateway of the key's instance            | all-a               | key/k1@kst-a           | B:kst-a | 10.1.2.3 | granted
            the gateway of another instance              | all-a               | key/k1@kst-a           | B:kst-b | 10.1.2.3 | SCOPE
            the gateway of another, over RPC             | all-a               | key/k1@kst-a           | A:kst-b | 10.1.2.3 | SCOPE
            an instance's gateway, key outside           | shared              | key/k0@                | B:kst-a | 10.1.2.3 | SCOPE
            keys only, a key                             | keys-a              | key/k1@kst-a           | B       | 10.1.2.3 | granted
            keys only, a secret                          | keys-a              | secret/s1@kst-a        | B       | 10.1.2.3 | PERMISSION
            secrets only, a secret                       | secrets-a           | secret/s1@kst-a        | B       | 10.1.2.3 | granted
            secrets only, a key                          | secrets-a           | key/k1@kst-a           | B       | 10.1.2.3 | PERMISSION
            no permission                                | no-permission       | key/k1@kst-a           | B       | 10.1.2.3 | PERMISSION
            two policies together, a key                 | keys-a secrets-a    | key/k1@kst-a           | B       | 10.1.2.3 | granted
            two policies together, a secret              | keys-a secrets-a    | secret/s1@kst-a        | B       | 10.1.2.3 | granted
            SecretUser in the shared scope, a secret     | shared-secret-user  | secret/s0@             | A       | 10.1.2.3 | granted
            SecretUser in the shared scope, inside       | shared-secret-user  | secret/s1@kst-a        | A       | 10.1.2.3 | granted
            SecretUser in the shared scope, a key        | shared-secret-user  | key/k0@                | A       | 10.1.2.3 | PERMISSION
            SecretUser in an instance's scope            | instance-secret-user | secret/s1@kst-a       | B       | 10.1.2.3 | PERMISSION
            no resource                                  | no-resource         | key/k1@kst-a           | B       | 10.1.2.3 | RESOURCE
            the very key                                 | only-k1             | key/k1@kst-a           | B       | 10.1.2.3 | granted
            another key                                  | only-k1             | key/k2@kst-a           | B       | 10.1.2.3 | RESOURCE
            a longer name                                | only-k1             | key/k11@kst-a          | B       | 10.1.2.3 | RESOURCE
            a shorter name                               | only-k1             | key/k@kst-a            | B       | 10.1.2.3 | RESOURCE
            another case                                 | only-k1             | key/K1@kst-a           | B       | 10.1.2.3 | RESOURCE
            named twice                                  | twice               | key/k1@kst-a           | B       | 10.1.2.3 | granted
            the very secret                              | only-s1             | secret/s1@kst-a        | B       | 10.1.2.3 | granted
            another secret                               | only-s1             | secret/s2@kst-a        | B       | 10.1.2.3 | RESOURCE
            a secret named like a permitted key          | key-named-like-secret | secret/s1@kst-a      | B       | 10.1.2.3 | RESOURCE
            all keys, a key                              | all-keys            | key/k9@kst-a           | B       | 10.1.2.3 | granted
            all keys, a secret                           | all-keys            | secret/s1@kst-a        | B       | 10.1.2.3 | RESOURCE
            all secrets, a secret                        | all-secrets         | secret/s9@kst-a        | B       | 10.1.2.3 | granted
            all secrets, a key                           | all-secrets         | key/k1@kst-a           | B       | 10.1.2.3 | RESOURCE
            a prefix that fits                           | prefix              | key/k77@kst-a          | B       | 10.1.2.3 | granted
            a prefix that fits exactly                   | prefix              | key/k@kst-a            | B       | 10.1.2.3 | granted
            a prefix that does not fit                   | prefix              | key/x1@kst-a           | B       | 10.1.2.3 | RESOURCE
            a prefix of a secret                         | prefix              | secret/rds-ibm-1@kst-a | B       | 10.1.2.3 | granted
            a prefix of another secret                   | prefix              | secret/rds@kst-a       | B       | 10.1.2.3 | RESOURCE
            a star that is not at the end                | star-inside         | key/k1@kst-a           | B       | 10.1.2.3 | RESOURCE
            the alias of a key                           | alias               | key/k1@kst-a           | B       | 10.1.2.3 | RESOURCE
            a name with slashes                          | nested              | secret/acs/ram/user/x@kst-a | B  | 10.1.2.3 | granted
            the parent of a prefix                       | nested              | secret/acs/ram@kst-a   | B       | 10.1.2.3 | RESOURCE
            inside the network                           | lan                 | key/k1@kst-a           | B       | 10.255.255.255 | granted
            the network's first address                  | lan                 | key/k1@kst-a           | B       | 10.0.0.0 | granted
            just outside the network                     | lan                 | key/k1@kst-a           | B       | 11.0.0.0 | NETWORK
            the rule's second block                      | lan                 | key/k1@kst-a           | B       | 192.168.1.200 | granted
            beside the second block                      | lan                 | key/k1@kst-a           | B       | 192.168.2.1 | NETWORK
            a secret from outside                        | lan                 | secret/s1@kst-a        | B       | 8.8.8.8 | NETWORK
            from outside over RPC                        | lan                 | key/k1@kst-a           | A       | 8.8.8.8 | NETWORK
            the one address                              | one                 | key/k1@kst-a           | B       | 10.1.2.3 | granted
            its neighbour                                | one                 | key/k1@kst-a           | B       | 10.1.2.4 | NETWORK
            the second of two rules                      | two                 | key/k1@kst-a           | B       | 192.168.1.1 | granted
            neither of two rules                         | two                 | key/k1@kst-a           | B       | 192.168.3.1 | NETWORK
            the whole world                              | everywhere          | key/k1@kst-a           | B       | 203.0.113.9 | granted
            the whole world, IPv6                        | everywhere          | key/k1@kst-a           | B       | 2001:db8::1 | NETWORK
            no rule, IPv6                                | all-a               | key/k1@kst-a           | B       | 2001:db8::1 | granted
            IPv4 in IPv6's clothes                       | lan                 | key/k1@kst-a           | B       | ::ffff:10.1.2.3 | granted
            loopback                                     | loopback            | key/k1@kst-a           | B       | 127.0.0.1 | granted
            loopback of IPv6                             | loopback            | key/k1@kst-a           | B       | ::1 | granted
            another loopback address                     | loopback            | key/k1@kst-a           | B       | 127.0.0.2 | NETWORK
            an empty list of rules                       | no-rules            | key/k1@kst-a           | B       | 8.8.8.8 | granted
            a rule that does not exist                   | rule-gone           | key/k1@kst-a           | B       | 10.1.2.3 | NETWORK
            a rule that does not exist, and one that does | rule-gone-and-lan  | key/k1@kst-a           | B       | 10.1.2.3 | granted
            a rule without addresses                     | rule-empty          | key/k1@kst-a           | B       | 10.1.2.3 | NETWORK
            host bits in a block, inside                 | host-bits           | key/k1@kst-a           | B       | 10.10.10.99 | granted
            host bits in a block, outside                | host-bits           | key/k1@kst-a           | B       | 10.10.11.10 | NETWORK
            no mixing: key by one, network by the other  | k1-lan k2-anywhere  | key/k1@kst-a           | B       | 8.8.8.8 | NETWORK
            no mixing: the other way round               | k1-lan k2-anywhere  | key/k2@kst-a           | B       | 8.8.8.8 | granted
            random bytes with keys                       | keys-a              | key                    | B       | 10.1.2.3 | granted
            random bytes without keys                    | secrets-a           | key                    | B       | 10.1.2.3 | PERMISSION
            random bytes from outside                    | lan                 | key                    | B       | 8.8.8.8 | NETWORK
            random bytes at its own gateway              | keys-a              | key                    | B:kst-a | 10.1.2.3 | granted
            random bytes at another's gateway            | keys-a              | key                    | B:kst-b | 10.1.2.3 | SCOPE
            random bytes at any gateway, shared          | shared              | key                    | B       | 10.1.2.3 | granted
            random bytes at an instance's, shared        | shared              | key                    | B:kst-a | 10.1.2.3 | SCOPE
            """)
    void decides(String why, String policies, String resource, String gateway, String source, String result) {
        Decision decision = control(policies == null ? List.of() : List.of(policies.split(" ")))
                .decide(request(resource, gateway, source, NOW));

        assertThat(decision.allowed() ? "granted" : String.valueOf(decision.failed()))
                .as(decision.toString())
                .isEqualTo(result);
        assertThat(decision.reason()).isNotBlank();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "before it begins, 2025-12-31T23:59:59Z, VALIDITY",
        "when it begins, 2026-01-01T00:00:00Z, granted",
        "while it lasts, 2026-06-01T00:00:00Z, granted",
        "when it ends, 2027-01-01T00:00:00Z, granted",
        "after it ended, 2027-01-01T00:00:01Z, VALIDITY"
    })
    void looksAtTheValidityOfTheClientKey(String why, Instant time, String result) {
        Decision decision = control(List.of("all-a")).decide(request("key/k1@kst-a", "B", "10.1.2.3", time));

        assertThat(decision.allowed() ? "granted" : String.valueOf(decision.failed()))
                .isEqualTo(result);
    }

    @Test
    void opensNothingWithAClientKeyThatIsGone() {
        AccessControl control = new AccessControl(
                id -> Optional.empty(), name -> Optional.empty(), name -> Optional.empty(), name -> Optional.empty());

        assertThat(control.decide(request("key/k1@kst-a", "B", "10.1.2.3", NOW)).failed())
                .isEqualTo(Link.CLIENT_KEY);
    }

    @Test
    void opensNothingWithoutTheAccessPoint() {
        AccessControl control = new AccessControl(
                id -> Optional.of(clientKey()), name -> Optional.empty(), find(POLICIES), find(RULES));

        assertThat(control.decide(request("key/k1@kst-a", "B", "10.1.2.3", NOW)).failed())
                .isEqualTo(Link.ACCESS_POINT);
    }

    @Test
    void saysOfEachPolicyWhereItFailed() {
        Decision decision =
                control(List.of("gone", "all-b", "lan")).decide(request("key/k1@kst-a", "B", "8.8.8.8", NOW));

        assertThat(decision.findings())
                .extracting(Decision.Finding::policy, Decision.Finding::failed)
                .containsExactly(tuple("gone", Link.POLICY), tuple("all-b", Link.SCOPE), tuple("lan", Link.NETWORK));
        assertThat(decision.failed()).isEqualTo(Link.NETWORK);
        assertThat(decision.toString()).contains("8.8.8.8", "lan", "all-b", "gone");
    }

    @Test
    void saysInWhichScopeAPermissionIsOfNoUse() {
        Decision decision =
                control(List.of("instance-secret-user")).decide(request("secret/s1@kst-a", "B", "10.1.2.3", NOW));

        assertThat(decision.findings())
                .extracting(Decision.Finding::explanation)
                .containsExactly(
                        "permits [RbacPermission/Template/SecretUser]; the use of a secret in the scope kst-a needs"
                                + " RbacPermission/Template/CryptoServiceSecretUser");
    }

    @Test
    void saysOfAListNoMoreThanIsOfUse() {
        Decision decision = control(List.of("many")).decide(request("key/k1@kst-a", "B", "10.1.2.3", NOW));

        assertThat(decision.findings())
                .singleElement()
                .extracting(Decision.Finding::explanation)
                .asString()
                .startsWith("is for [key/other0, key/other1, ")
                .endsWith(", key/other19] and 5 more, not for key/k1");
    }

    @Test
    void saysThatTheGatewayIsTheWrongOne() {
        Decision decision = control(List.of("all-a")).decide(request("key/k1@kst-a", "B:kst-b", "10.1.2.3", NOW));

        assertThat(decision.findings())
                .extracting(Decision.Finding::explanation)
                .containsExactly("key/k1 in kst-a is not served by the gateway of kst-b");
    }

    private static AccessControl control(List<String> policies) {
        return new AccessControl(
                id -> Optional.of(clientKey()),
                name -> Optional.of(new ApplicationAccessPoint(
                        "app", ApplicationAccessPoint.CLIENT_KEY, new StringArray("", policies), "")),
                find(POLICIES),
                find(RULES));
    }

    private static <T> Function<String, Optional<T>> find(Map<String, T> map) {
        return name -> Optional.ofNullable(map.get(name));
    }

    private static ClientKey clientKey() {
        return new ClientKey("KAAP.1", "app", START, START, END, new VerifyingCertificate(""));
    }

    private static AccessRequest request(String resource, String gateway, String source, Instant time) {
        String[] parts = resource.split("[/@]", 2);
        Resource.Kind kind = parts[0].equals("key") ? Resource.Kind.KEY : Resource.Kind.SECRET;
        Optional<Resource> wanted = Optional.empty();
        if (parts.length > 1) {
            String[] rest = parts[1].split("@", -1);
            wanted = Optional.of(new Resource(kind, rest[0], rest[1].isEmpty() ? null : rest[1]));
        }
        String[] through = gateway.split(":", 2);
        return new AccessRequest(
                "KAAP.1",
                kind,
                wanted,
                new Gateway(through[0].equals("B"), through.length > 1 ? through[1] : null, false),
                SourceAddress.parse(source),
                time);
    }

    private static void policy(
            String name, String scope, List<String> permissions, List<String> resources, @Nullable List<String> rules) {
        List<String> templates = permissions.stream()
                .map(permission -> "RbacPermission/Template/" + permission)
                .collect(Collectors.toList());
        POLICIES.put(
                name,
                new Policy(
                        name,
                        scope,
                        new StringArray("", templates),
                        new StringArray("", resources),
                        rules == null ? null : new AccessControlRules("", rules),
                        ""));
    }

    private static void rule(String name, String... addresses) {
        RULES.put(name, new NetworkRule(name, NetworkRule.PRIVATE, new StringArray("", Arrays.asList(addresses)), ""));
    }
}
