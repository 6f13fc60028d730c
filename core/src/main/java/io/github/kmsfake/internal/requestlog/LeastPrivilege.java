package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.requestlog.Usage.Use;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The smallest policies that grant what was wanted: one for each instance, since a policy is for one.
 *
 * @param policies what to grant, by the policy's {@code KmsInstance}
 * @param unused what the policies of an access point grant though nobody wanted it; empty if none was asked about
 */
public record LeastPrivilege(Map<String, Grant> policies, List<Unused> unused) {

    /** Permissions and resources, as CreatePolicy takes them; no resources for random bytes alone, which need none. */
    public record Grant(Set<String> permissions, Set<String> resources) {}

    /** What of one policy nobody wanted. */
    public record Unused(String policy, List<String> permissions, List<String> resources) {}

    /** What grants these uses. */
    public static LeastPrivilege of(List<Use> uses) {
        Map<String, Grant> policies = new LinkedHashMap<>();
        for (Use use : uses) {
            String scope = use.resource()
                    .map(resource -> Objects.requireNonNullElse(resource.instanceId(), Policy.SHARED))
                    .or(use::entrance)
                    .orElse("");
            Grant grant = policies.computeIfAbsent(scope, any -> new Grant(new TreeSet<>(), new TreeSet<>()));
            grant.permissions().add(Policy.permission(use.kind()));
            use.resource().map(Resource::path).ifPresent(grant.resources()::add);
        }
        return new LeastPrivilege(withoutHomeless(policies), List.of());
    }

    /** What grants the uses of an access point's client keys, and what its policies grant besides. */
    public static LeastPrivilege ofAccessPoint(String name, List<Use> all, Region region) {
        List<Use> uses = all.stream()
                .filter(use -> use.scope().equals(region.scope()))
                .filter(use -> use.accessPoint().filter(name::equals).isPresent())
                .toList();
        List<Unused> unused = new ArrayList<>();
        Optional<ApplicationAccessPoint> accessPoint =
                region.peeking(() -> region.accessPoints().find(name));
        for (String policyName :
                accessPoint.map(found -> found.policies().values()).orElse(List.of())) {
            region.peeking(() -> region.policies().find(policyName))
                    .map(policy -> unused(policy, uses))
                    .filter(rest ->
                            !rest.permissions().isEmpty() || !rest.resources().isEmpty())
                    .ifPresent(unused::add);
        }
        return new LeastPrivilege(of(uses).policies(), unused);
    }

    private static Unused unused(Policy policy, List<Use> uses) {
        List<Use> granted = uses.stream()
                .filter(use -> policy.isFor(use.resource(), use.entrance()))
                .toList();
        return new Unused(
                policy.name(),
                policy.permissions().values().stream()
                        .filter(permission -> granted.stream()
                                .noneMatch(use -> Policy.permission(use.kind()).equals(permission)))
                        .toList(),
                policy.resources().values().stream()
                        .filter(entry -> granted.stream()
                                .flatMap(use -> use.resource().stream())
                                .noneMatch(resource -> resource.matches(entry)))
                        .toList());
    }

    /** What belongs to no key goes with whatever policy there is, or with one of its own. */
    private static Map<String, Grant> withoutHomeless(Map<String, Grant> policies) {
        Grant homeless = policies.remove("");
        if (homeless != null) {
            String scope = policies.isEmpty()
                    ? Policy.SHARED
                    : policies.keySet().iterator().next();
            policies.computeIfAbsent(scope, any -> new Grant(new TreeSet<>(), new TreeSet<>()))
                    .permissions()
                    .addAll(homeless.permissions());
        }
        return policies;
    }

    /** All permissions, whichever policy they are for. */
    public Set<String> permissions() {
        Set<String> all = new TreeSet<>();
        policies.values().forEach(grant -> all.addAll(grant.permissions()));
        return all;
    }

    /** All resources, whichever policy they are for. */
    public Set<String> resources() {
        Set<String> all = new TreeSet<>();
        policies.values().forEach(grant -> all.addAll(grant.resources()));
        return all;
    }
}
