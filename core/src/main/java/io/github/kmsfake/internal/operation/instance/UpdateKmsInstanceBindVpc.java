package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.BindVpcs;
import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Sets the extra VPCs of an instance: the whole list, which may be empty. All of them lie in its region. */
final class UpdateKmsInstanceBindVpc {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateKmsInstanceBindVpc::handle);

    record Request(String kmsInstanceId, BindVpcs bindVpcs) {}

    private static void handle(Request request, Region region) {
        for (BindVpc vpc : request.bindVpcs().vpcs()) {
            if (!vpc.regionId().equals(region.scope().regionId())) {
                throw ErrorCode.INVALID_PARAMETER.because(
                        "the RegionId of each VPC must be " + region.scope().regionId() + ", not " + vpc.regionId(),
                        "BindVpcs");
            }
        }
        KmsInstance found = region.instances().require(request.kmsInstanceId());
        region.instances()
                .replace(found.bind(request.bindVpcs().vpcs(), region.sources().now()));
    }
}
