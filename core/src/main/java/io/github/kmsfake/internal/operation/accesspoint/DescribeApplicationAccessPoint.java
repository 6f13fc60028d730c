package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows one application access point. */
final class DescribeApplicationAccessPoint {
    static final Operation<Request, Response> OPERATION = Operation.reads(
            "DescribeApplicationAccessPoint", Request.class, Response.class, DescribeApplicationAccessPoint::handle);

    record Request(String name) {}

    record Response(String arn, String name, String description, String authenticationMethod, String policies) {}

    private static Response handle(Request request, Region region) {
        ApplicationAccessPoint found = region.accessPoints().require(request.name());
        return new Response(
                found.arn(region.scope()),
                found.name(),
                found.description(),
                found.authenticationMethod(),
                found.policies().text());
    }
}
