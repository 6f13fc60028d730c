package io.github.kmsfake.internal.control;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.call.AccessQuestion;
import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.Scope;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.RegionState;
import io.github.kmsfake.internal.state.World;
import io.github.kmsfake.internal.state.World.FoundClientKey;
import io.github.kmsfake.internal.state.WorldState;
import io.github.kmsfake.internal.testing.StateManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What there is, for somebody who looks at it: no value of a secret, nothing private.
 *
 * @param source where calls are taken to come from
 * @param clientKeyFiles the ids of the client keys whose files can be had
 */
record WorldView(Instant now, String source, List<Place> places, List<String> clientKeyFiles) {
    /** How many of a kind are shown of one place; there may be thousands. */
    private static final int MOST = 500;

    /** How many questions of access are put for one view. */
    private static final int MOST_QUESTIONS = 20_000;

    private record Next(String what, Instant when) {}

    private record Version(
            String id,
            Instant created,
            List<String> stages,
            @Nullable Boolean material) {}

    private record Instance(
            String id,
            String name,
            String state,
            Map<String, String> tags,
            List<String> vpcs,
            boolean publicAccess,
            @Nullable Next next) {}

    private record KeyRow(
            String id,
            String state,
            String spec,
            String usage,
            String origin,
            String description,
            Instant created,
            @Nullable String instance,
            List<String> aliases,
            Map<String, String> tags,
            List<Version> versions,
            boolean deletionProtection,
            @Nullable Next next) {}

    private record SecretRow(
            String name,
            String state,
            String type,
            String description,
            Instant created,
            @Nullable String instance,
            @Nullable String encryptionKey,
            Map<String, String> tags,
            List<Version> versions,
            @Nullable Next next) {}

    private record Rule(String name, String addresses, String description) {}

    private record PolicyRow(
            String name,
            String scope,
            List<String> permissions,
            List<String> resources,
            List<String> rules,
            String description) {}

    private record AccessPoint(String name, List<String> policies, String description) {}

    private record ClientKeyRow(
            String id,
            String accessPoint,
            String state,
            Instant notBefore,
            Instant notAfter,
            List<String> opens,
            @Nullable Next next) {}

    private record DataKey(String name, List<String> versions) {}

    /**
     * What one account has in one region.
     *
     * @param more of which kinds there are more than are shown, and how many there are
     */
    private record Place(
            String account,
            String region,
            String status,
            List<Instance> instances,
            List<KeyRow> keys,
            List<SecretRow> secrets,
            List<Rule> networkRules,
            List<PolicyRow> policies,
            List<AccessPoint> accessPoints,
            List<ClientKeyRow> clientKeys,
            List<DataKey> dataKeys,
            Map<String, String> more) {}

    /** Makes one. */
    static final class Writer {
        private final World world;
        private final SourceAddress source;
        private final Instant now;
        private int questions;

        Writer(World world, SourceAddress source) {
            this.world = world;
            this.source = source;
            this.now = world.sources().now();
        }

        WorldView view(StateManager.Snapshot moment) {
            WorldState state = moment.world();
            return new WorldView(
                    now,
                    source.text(),
                    state.regions().entrySet().stream()
                            .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                            .map(entry -> place(entry.getKey(), entry.getValue(), state))
                            .toList(),
                    List.copyOf(moment.clientKeyFiles().keySet()));
        }

        private Place place(Scope scope, RegionState contents, WorldState state) {
            Map<String, String> more = new LinkedHashMap<>();
            Map<String, List<String>> aliases = new LinkedHashMap<>();
            for (Alias alias : contents.aliases()) {
                aliases.computeIfAbsent(alias.keyId(), key -> new ArrayList<>()).add(alias.name());
            }
            Region region = world.region(scope);
            List<Resource> resources = Stream.concat(
                            contents.keys().stream().limit(MOST).map(Resource::of),
                            contents.secrets().stream().limit(MOST).map(Resource::of))
                    .toList();
            return new Place(
                    scope.accountId(),
                    scope.regionId(),
                    Optional.ofNullable(state.accounts().get(scope.accountId()))
                            .map(Object::toString)
                            .orElse(""),
                    rows("instances", contents.instances(), this::instance, more),
                    rows("keys", contents.keys(), key -> key(key, aliases.getOrDefault(key.id(), List.of())), more),
                    rows("secrets", contents.secrets(), this::secret, more),
                    rows("networkRules", contents.networkRules(), Writer::rule, more),
                    rows("policies", contents.policies(), Writer::policy, more),
                    rows("accessPoints", contents.accessPoints(), Writer::accessPoint, more),
                    rows("clientKeys", contents.clientKeys(), key -> clientKey(region, key, resources), more),
                    rows("dataKeys", contents.managedDataKeys(), Writer::dataKey, more),
                    more);
        }

        private static <T, R> List<R> rows(String kind, List<T> all, Function<T, R> row, Map<String, String> more) {
            if (all.size() > MOST) {
                more.put(kind, Integer.toString(all.size()));
            }
            return all.stream().limit(MOST).map(row).toList();
        }

        private Instance instance(KmsInstance instance) {
            KmsInstance.@Nullable Network network = instance.network();
            List<String> vpcs = new ArrayList<>();
            if (network != null) {
                vpcs.add(network.vpcId());
            }
            instance.bindVpcs().forEach(vpc -> vpcs.add(vpc.vpcId()));
            return new Instance(
                    instance.id(),
                    instance.name(),
                    instance.status(now).toString(),
                    instance.tags().values(),
                    vpcs,
                    instance.publicAccess(),
                    network != null && network.usableFrom().isAfter(now)
                            ? new Next("ready for use", network.usableFrom())
                            : null);
        }

        private KeyRow key(Key key, List<String> aliases) {
            return new KeyRow(
                    key.id(),
                    key.state().toString(),
                    key.kind().spec().toString(),
                    key.kind().usage().toString(),
                    key.kind().origin().toString(),
                    key.description(),
                    key.creationDate(),
                    key.kind().instanceId(),
                    aliases,
                    key.tags().values(),
                    key.versions().newestFirst().stream()
                            .map(version -> new Version(
                                    version.id(), version.creationDate(), List.of(), version.material() != null))
                            .toList(),
                    key.protection().enabled(),
                    key.nextChange()
                            .map(moment -> new Next(
                                    moment.equals(key.deleteDate())
                                            ? "deleted"
                                            : key.materialExpiry()
                                                            .filter(moment::equals)
                                                            .isPresent()
                                                    ? "material expires"
                                                    : "rotates",
                                    moment))
                            .orElse(null));
        }

        private SecretRow secret(Secret secret) {
            return new SecretRow(
                    secret.name(),
                    secret.isPendingDeletion() ? "PendingDeletion" : "Live",
                    secret.kind().type().toString(),
                    secret.description(),
                    secret.createTime(),
                    secret.kind().instanceId(),
                    secret.kind().encryptionKeyId(),
                    secret.tags().values(),
                    secret.versions().all().stream()
                            .map(version -> new Version(
                                    version.id(), version.createTime(), List.copyOf(version.stages()), null))
                            .toList(),
                    secret.nextChange()
                            .map(moment -> new Next(secret.isPendingDeletion() ? "deleted" : "rotates", moment))
                            .orElse(null));
        }

        private static Rule rule(NetworkRule rule) {
            return new Rule(rule.name(), rule.sourcePrivateIpText(), rule.description());
        }

        private static PolicyRow policy(Policy policy) {
            return new PolicyRow(
                    policy.name(),
                    policy.kmsInstance(),
                    policy.permissions().values(),
                    policy.resources().values(),
                    policy.networkRuleNames(),
                    policy.description());
        }

        private static AccessPoint accessPoint(ApplicationAccessPoint point) {
            return new AccessPoint(point.name(), point.policies().values(), point.description());
        }

        private ClientKeyRow clientKey(Region region, ClientKey key, List<Resource> resources) {
            boolean early = now.isBefore(key.notBefore());
            boolean late = now.isAfter(key.notAfter());
            FoundClientKey found = new FoundClientKey(region.scope(), key);
            return new ClientKeyRow(
                    key.id(),
                    key.aapName(),
                    early ? "NotYetValid" : late ? "Expired" : "Valid",
                    key.notBefore(),
                    key.notAfter(),
                    resources.stream()
                            .filter(resource -> questions++ < MOST_QUESTIONS && opens(region, found, resource))
                            .map(Resource::path)
                            .toList(),
                    late ? null : early ? new Next("valid", key.notBefore()) : new Next("expires", key.notAfter()));
        }

        private boolean opens(Region region, FoundClientKey clientKey, Resource resource) {
            AccessQuestion question = new AccessQuestion(
                    region, clientKey, source, AccessQuestion.home(resource), AccessQuestion.usual(resource.kind()));
            try {
                return question.ask(resource).stream().allMatch(KmsFakeCall.Decision::allowed);
            } catch (IllegalArgumentException e) { // it has gone meanwhile
                return false;
            }
        }

        private static DataKey dataKey(ManagedDataKey key) {
            return new DataKey(
                    key.name(),
                    key.versions().stream().map(ManagedDataKey.Version::id).toList());
        }
    }
}
