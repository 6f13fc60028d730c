package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.model.NetworkRule;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows one network rule; unlike similar calls it does not repeat the name. */
final class DescribeNetworkRule {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, Response.class, DescribeNetworkRule::handle);

    record Request(String name) {}

    record Response(String arn, String type, String description, String sourcePrivateIp) {}

    private static Response handle(Request request, Region region) {
        NetworkRule found = region.networkRules().require(request.name());
        return new Response(found.arn(region.scope()), found.type(), found.description(), found.sourcePrivateIpText());
    }
}
