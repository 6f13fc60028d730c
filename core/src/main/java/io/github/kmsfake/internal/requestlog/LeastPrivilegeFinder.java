package io.github.kmsfake.internal.requestlog;

import io.github.kmsfake.LeastPrivilege;
import io.github.kmsfake.LeastPrivilege.Excess;
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
import java.util.function.Function;

/** Finds the smallest policies that grant what was wanted: one for each instance, since a policy is for one. */
public final class LeastPrivilegeFinder {
    /** Permissions and resources, as CreatePolicy takes them; no resources for random bytes alone, which need none. */
    private record Grant(Set<String> permissions, Set<String> resources) {
        Grant() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    private LeastPrivilegeFinder() {}

    /** What grants these uses. */
    public static LeastPrivilege of(List<Use> uses) {
        return of(uses, List.of());
    }

    /** What grants the uses of an access point's client keys, and what its policies grant besides. */
    public static LeastPrivilege ofAccessPoint(String name, List<Use> all, Region region) {
        List<Use> uses = all.stream()
                .filter(use -> use.scope().equals(region.scope()))
                .filter(use -> use.accessPoint().filter(name::equals).isPresent())
                .toList();
        List<Excess> unused = new ArrayList<>();
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
        return of(uses, unused);
    }

    private static LeastPrivilege of(List<Use> uses, List<Excess> unused) {
        Map<String, Grant> grants = new LinkedHashMap<>();
        for (Use use : uses) {
            String scope = use.resource()
                    .map(resource -> Objects.requireNonNullElse(resource.instanceId(), Policy.SHARED))
                    .or(use::dedicatedGateway)
                    .orElse("");
            Grant grant = grants.computeIfAbsent(scope, any -> new Grant());
            grant.permissions().add(Policy.permission(use.kind()));
            use.resource().map(Resource::path).ifPresent(grant.resources()::add);
        }
        assignUnscoped(grants);
        List<LeastPrivilege.Policy> policies = new ArrayList<>();
        grants.forEach((scope, grant) -> policies.add(
                new LeastPrivilege.Policy(scope, List.copyOf(grant.permissions()), List.copyOf(grant.resources()))));
        return new LeastPrivilege(
                all(grants, Grant::permissions),
                all(grants, Grant::resources),
                List.copyOf(policies),
                List.copyOf(unused));
    }

    private static List<String> all(Map<String, Grant> grants, Function<Grant, Set<String>> part) {
        return grants.values().stream()
                .flatMap(grant -> part.apply(grant).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static Excess unused(Policy policy, List<Use> uses) {
        List<Use> granted = uses.stream()
                .filter(use -> policy.isFor(use.resource(), use.dedicatedGateway()))
                .toList();
        return new Excess(
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

    /** A permission that is for no key or secret goes with the first policy that there is, or with one of its own. */
    private static void assignUnscoped(Map<String, Grant> grants) {
        Grant unscoped = grants.remove("");
        if (unscoped != null) {
            String scope = grants.isEmpty()
                    ? Policy.SHARED
                    : grants.keySet().iterator().next();
            grants.computeIfAbsent(scope, any -> new Grant()).permissions().addAll(unscoped.permissions());
        }
    }
}
