package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Shows one permission policy. Here permissions and resources are real arrays, not strings. */
final class DescribePolicy {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, DescribePolicy::handle);

    record Request(String name) {}

    record Response(
            String arn,
            String name,
            String description,
            String kmsInstance,
            List<String> permissions,
            List<String> resources,
            String accessControlRules) {}

    private static Response handle(Request request, Region region) {
        Policy found = region.policies().require(request.name());
        return new Response(
                found.arn(region.scope()),
                found.name(),
                found.description(),
                found.kmsInstance(),
                found.permissions().values(),
                found.resources().values(),
                found.accessControlRulesText());
    }
}
