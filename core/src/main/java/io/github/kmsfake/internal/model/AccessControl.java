package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.model.Decision.Finding;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What client keys open: the chain client key → access point → policies → network rules, walked anew for each call, so
 * that every change acts at once. One policy has to grant a call alone; names that lead nowhere grant nothing.
 *
 * @param clientKeys finds client keys by id
 * @param accessPoints finds access points by name
 * @param policies finds policies by name
 * @param networkRules finds network rules by name
 */
public record AccessControl(
        Function<String, Optional<ClientKey>> clientKeys,
        Function<String, Optional<ApplicationAccessPoint>> accessPoints,
        Function<String, Optional<Policy>> policies,
        Function<String, Optional<NetworkRule>> networkRules) {
    private static final int MOST_SHOWN = 20;
    private static final int LONGEST_SHOWN = 256;

    /** Whether a call may reach what it asks for. */
    public Decision decide(AccessRequest request) {
        Decision clientKeyValidity = clientKeyValidity(request);
        if (!clientKeyValidity.allowed()) {
            return clientKeyValidity;
        }
        ApplicationAccessPoint accessPoint = accessPoint(request).orElseThrow();
        @Nullable String path = request.resource().map(Resource::path).orElse(null);
        List<Finding> findings = new ArrayList<>();
        for (String name : accessPoint.policies().values()) {
            Finding finding = look(name, request);
            findings.add(finding);
            if (finding.grants()) {
                return Decision.grant(path, "policy " + name + " grants it", findings);
            }
        }
        Link failed = findings.stream()
                .map(Finding::failed)
                .max(Comparator.naturalOrder())
                .orElse(Link.POLICY);
        return new Decision(
                path,
                failed,
                "no policy of application access point " + accessPoint.name() + " grants it",
                List.copyOf(findings));
    }

    /** Whether a client key can open anything at all now, whatever its policies say. */
    public Decision clientKeyValidity(AccessRequest request) {
        @Nullable String path = request.resource().map(Resource::path).orElse(null);
        String id = request.clientKeyId();
        @Nullable ClientKey clientKey = clientKeys.apply(id).orElse(null);
        if (clientKey == null) {
            return Decision.refusal(path, Link.CLIENT_KEY, "there is no client key " + id);
        }
        Instant now = request.time();
        if (now.isBefore(clientKey.notBefore())) {
            String validity = " is valid from " + clientKey.notBefore() + " on, now it is " + now;
            return Decision.refusal(path, Link.VALIDITY, "client key " + id + validity);
        }
        if (now.isAfter(clientKey.notAfter())) {
            String validity = " expired at " + clientKey.notAfter() + ", now it is " + now;
            return Decision.refusal(path, Link.VALIDITY, "client key " + id + validity);
        }
        if (accessPoint(request).isEmpty()) {
            String reason = "there is no application access point " + clientKey.aapName();
            return Decision.refusal(path, Link.ACCESS_POINT, reason);
        }
        return Decision.grant(path, "client key " + id + " is valid", List.of());
    }

    private Optional<ApplicationAccessPoint> accessPoint(AccessRequest request) {
        return clientKeys.apply(request.clientKeyId()).map(ClientKey::aapName).flatMap(accessPoints);
    }

    private Finding look(String name, AccessRequest request) {
        @Nullable Policy policy = policies.apply(name).orElse(null);
        if (policy == null) {
            return new Finding(name, Link.POLICY, "does not exist");
        }
        @Nullable Resource wanted = request.resource().orElse(null);
        if (wanted != null && !request.gateway().serves(wanted)) {
            String gateway = "the gateway of " + request.gateway().instanceId();
            return new Finding(name, Link.SCOPE, home(wanted) + " is not served by " + gateway);
        }
        if (!policy.reaches(request.gateway(), request.resource())) {
            String home = wanted == null ? "this gateway" : home(wanted);
            return new Finding(name, Link.SCOPE, "is for " + policy.kmsInstance() + ", not for " + home);
        }
        if (!policy.permits(request.kind())) {
            String permitted = "permits only " + shown(policy.permissions().values());
            String needed = "; using a " + request.kind() + " in the scope " + policy.kmsInstance() + " takes "
                    + Policy.permission(request.kind());
            return new Finding(name, Link.PERMISSION, permitted + needed);
        }
        List<String> entries = policy.resources().values();
        if (wanted != null && entries.stream().noneMatch(wanted::matches)) {
            return new Finding(name, Link.RESOURCE, "is for " + shown(entries) + ", not for " + wanted.path());
        }
        return lookAtNetwork(policy, request.source());
    }

    private Finding lookAtNetwork(Policy policy, SourceAddress source) {
        List<String> names = policy.networkRuleNames();
        if (names.isEmpty()) {
            return new Finding(policy.name(), null, "grants it, from any address");
        }
        for (String name : names) {
            if (networkRules.apply(name).filter(rule -> rule.names(source)).isPresent()) {
                return new Finding(policy.name(), null, "grants it, from " + source + " by network rule " + name);
            }
        }
        return new Finding(policy.name(), Link.NETWORK, source + " is in none of the network rules " + shown(names));
    }

    /** As much of a long list as is of use, since each call that is looked at keeps it. */
    private static String shown(List<String> texts) {
        List<String> first = texts.stream()
                .limit(MOST_SHOWN)
                .map(text -> ClientText.beginning(text, LONGEST_SHOWN))
                .toList();
        int more = texts.size() - first.size();
        return more == 0 ? first.toString() : first + " and " + more + " more";
    }

    private static String home(Resource resource) {
        return resource.path()
                + (resource.instanceId() == null ? " outside instances" : " in " + resource.instanceId());
    }
}
