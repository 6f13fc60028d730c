package io.github.kmsfake.internal.property;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.model.AccessControl;
import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.AccessRequest;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.model.StringArray;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** On any small world the evaluator says what a naive re-statement of the rules says. */
class AccessControlPropertyTest {
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TEMPLATE = "RbacPermission/Template/";

    /** A world of few names, so that they meet often. */
    private static final class Worldlet {
        private final Random random;
        private final Map<String, Policy> policies = new HashMap<>();
        private final Map<String, NetworkRule> rules = new HashMap<>();
        private final Map<String, ApplicationAccessPoint> accessPoints = new HashMap<>();
        private final Map<String, ClientKey> clientKeys = new HashMap<>();

        Worldlet(long seed) {
            random = new Random(seed);
            for (int i = 0; i < 3; i++) {
                if (chance(80)) {
                    String name = "r" + i;
                    rules.put(
                            name,
                            new NetworkRule(name, "Private", chance(85) ? array(some(this::block, 3)) : null, ""));
                }
            }
            for (int i = 0; i < 3; i++) {
                if (chance(80)) {
                    policies.put("p" + i, policy("p" + i));
                }
            }
            for (int i = 0; i < 2; i++) {
                if (chance(80)) {
                    List<String> bound = some(() -> "p" + random.nextInt(4), 3);
                    accessPoints.put("a" + i, new ApplicationAccessPoint("a" + i, "ClientKey", array(bound), ""));
                }
                if (chance(85)) {
                    int from = random.nextInt(5);
                    clientKeys.put(
                            "c" + i,
                            new ClientKey(
                                    "c" + i,
                                    "a" + random.nextInt(2),
                                    EPOCH,
                                    EPOCH.plusSeconds(from),
                                    EPOCH.plusSeconds(from + 1 + random.nextInt(8)),
                                    new VerifyingCertificate("")));
                }
            }
        }

        private Policy policy(String name) {
            List<String> permissions = new ArrayList<>();
            for (String permission : List.of("CryptoServiceKeyUser", "CryptoServiceSecretUser", "SecretUser")) {
                if (chance(60)) {
                    permissions.add(TEMPLATE + permission);
                }
            }
            return new Policy(
                    name,
                    pick("kst-a", "kst-b", "shared"),
                    array(permissions),
                    array(some(() -> pick("key/", "secret/") + pick("*", "a*", "ab", "abc", "b"), 3)),
                    chance(50) ? new AccessControlRules("", some(() -> "r" + random.nextInt(4), 2)) : null,
                    "");
        }

        AccessRequest request() {
            Resource.Kind kind = chance(50) ? Resource.Kind.KEY : Resource.Kind.SECRET;
            String instance = pick("kst-a", "kst-b", "");
            return new AccessRequest(
                    "c" + random.nextInt(2),
                    kind,
                    chance(90)
                            ? Optional.of(new Resource(
                                    kind, pick("a", "ab", "abc", "b"), instance.isEmpty() ? null : instance))
                            : Optional.empty(),
                    new Gateway(chance(50), chance(70) ? null : pick("kst-a", "kst-b"), chance(50)),
                    SourceAddress.parse(address()),
                    EPOCH.plusSeconds(random.nextInt(14)));
        }

        private String address() {
            return "10." + random.nextInt(2) + ".0." + random.nextInt(4);
        }

        private String block() {
            return chance(40) ? address() : address() + "/" + pick("0", "8", "16", "30", "31", "32");
        }

        private boolean chance(int percent) {
            return random.nextInt(100) < percent;
        }

        private String pick(String... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private List<String> some(Supplier<String> maker, int most) {
            List<String> all = new ArrayList<>();
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                all.add(maker.get());
            }
            return all;
        }

        private static StringArray array(List<String> values) {
            return new StringArray("", values);
        }
    }

    @Property(tries = 3000)
    void agreesWithANaiveReStatement(@ForAll long seed) {
        Worldlet world = new Worldlet(seed);
        AccessControl control = new AccessControl(
                id -> Optional.ofNullable(world.clientKeys.get(id)),
                name -> Optional.ofNullable(world.accessPoints.get(name)),
                name -> Optional.ofNullable(world.policies.get(name)),
                name -> Optional.ofNullable(world.rules.get(name)));

        for (int i = 0; i < 20; i++) {
            AccessRequest request = world.request();
            assertThat(control.decide(request).allowed())
                    .as(request + " in " + world.policies + world.rules + world.accessPoints + world.clientKeys)
                    .isEqualTo(naively(world, request));
        }
    }

    private static boolean naively(Worldlet world, AccessRequest request) {
        ClientKey key = world.clientKeys.get(request.clientKeyId());
        if (key == null
                || request.time().compareTo(key.notBefore()) < 0
                || request.time().compareTo(key.notAfter()) > 0
                || !world.accessPoints.containsKey(key.aapName())) {
            return false;
        }
        boolean granted = false;
        for (String name : world.accessPoints.get(key.aapName()).policies().values()) {
            Policy policy = world.policies.get(name);
            granted |= policy != null && grants(world, policy, request);
        }
        return granted;
    }

    private static boolean grants(Worldlet world, Policy policy, AccessRequest request) {
        boolean shared = policy.kmsInstance().equals("shared");
        String gateway = request.gateway().instanceId();
        boolean scope;
        boolean resource = true;
        if (request.resource().isPresent()) {
            String home = request.resource().get().instanceId();
            scope = shared
                    ? home == null || !request.gateway().dedicated()
                    : policy.kmsInstance().equals(home);
            scope &= gateway == null || gateway.equals(home);
            String path = request.resource().get().path();
            resource = false;
            for (String entry : policy.resources().values()) {
                String pattern = entry.replace("*", ".*");
                resource |= path.matches(pattern);
            }
        } else {
            scope = gateway == null || gateway.equals(policy.kmsInstance());
        }
        List<String> permissions = policy.permissions().values();
        boolean permitted = request.kind() == Resource.Kind.KEY
                ? permissions.contains(TEMPLATE + "CryptoServiceKeyUser")
                : permissions.contains(TEMPLATE + "CryptoServiceSecretUser")
                        || (shared && permissions.contains(TEMPLATE + "SecretUser"));
        return scope
                && permitted
                && resource
                && comesFromThere(world, policy, request.source().text());
    }

    private static boolean comesFromThere(Worldlet world, Policy policy, String source) {
        AccessControlRules named = policy.accessControlRules();
        if (named == null || named.networkRules().isEmpty()) {
            return true;
        }
        for (String name : named.networkRules()) {
            NetworkRule rule = world.rules.get(name);
            StringArray blocks = rule == null ? null : rule.sourcePrivateIp();
            if (blocks != null
                    && blocks.values().stream().anyMatch(block -> bits(block).equals(bits(source, block)))) {
                return true;
            }
        }
        return false;
    }

    private static String bits(String block) {
        return bits(block.split("/", 2)[0], block);
    }

    /** The bits of an address that a block cares for. */
    private static String bits(String address, String block) {
        StringBuilder bits = new StringBuilder();
        for (String octet : address.split("\\.", -1)) {
            bits.append(String.format("%8s", Integer.toBinaryString(Integer.parseInt(octet)))
                    .replace(' ', '0'));
        }
        int length = block.contains("/") ? Integer.parseInt(block.split("/", 2)[1]) : 32;
        return bits.substring(0, length);
    }
}
