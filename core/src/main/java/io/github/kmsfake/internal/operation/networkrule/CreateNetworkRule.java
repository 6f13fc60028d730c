package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates a network rule. */
final class CreateNetworkRule {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, Response.class, CreateNetworkRule::handle);

    record Request(
            String name,
            @OneOf(NetworkRule.PRIVATE) String type,
            @Nullable @EachMatches(NetworkRule.ADDRESS) StringArray sourcePrivateIp,
            @Nullable @EmptyAllowed String description) {}

    record Response(String arn, String name, String type, String description, String sourcePrivateIp) {}

    private static Response handle(Request request, Region region) {
        NetworkRule created = new NetworkRule(
                request.name(),
                request.type(),
                request.sourcePrivateIp(),
                Objects.requireNonNullElse(request.description(), ""));
        region.networkRules().add(created);
        return new Response(
                created.arn(region.scope()),
                created.name(),
                created.type(),
                created.description(),
                created.sourcePrivateIpText());
    }
}
