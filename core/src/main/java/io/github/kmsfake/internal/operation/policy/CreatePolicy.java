package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates a permission policy. The instance and the network rules it names need not exist. */
final class CreatePolicy {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, Response.class, CreatePolicy::handle);

    record Request(
            String name,
            @Nullable String kmsInstance,
            @Count(min = 1) @EachMatches(Policy.PERMISSION) StringArray permissions,
            @Count(min = 1) @EachMatches(Policy.RESOURCE) StringArray resources,
            @Nullable AccessControlRules accessControlRules,
            @Nullable @EmptyAllowed String description) {}

    record Response(
            String arn,
            String name,
            String description,
            String kmsInstance,
            String permissions,
            String resources,
            String accessControlRules) {}

    private static Response handle(Request request, Region region) {
        Policy created = new Policy(
                request.name(),
                Objects.requireNonNullElse(request.kmsInstance(), Policy.SHARED),
                request.permissions(),
                request.resources(),
                request.accessControlRules(),
                Objects.requireNonNullElse(request.description(), ""));
        region.policies().add(created);
        return new Response(
                created.arn(region.scope()),
                created.name(),
                created.description(),
                created.kmsInstance(),
                created.permissions().text(),
                created.resources().text(),
                created.accessControlRulesText());
    }
}
