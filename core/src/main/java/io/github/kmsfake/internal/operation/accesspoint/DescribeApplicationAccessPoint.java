package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows one application access point. */
final class DescribeApplicationAccessPoint {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, AccessPointDetails.class, DescribeApplicationAccessPoint::handle);

    record Request(String name) {}

    private static AccessPointDetails handle(Request request, Region region) {
        return AccessPointDetails.of(region.accessPoints().require(request.name()), region);
    }
}
