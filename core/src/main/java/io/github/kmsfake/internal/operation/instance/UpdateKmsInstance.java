package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Gives an instance another name, in whatever status it is. */
final class UpdateKmsInstance {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateKmsInstance::handle);

    record Request(String kmsInstanceId, String instanceName) {}

    private static void handle(Request request, Region region) {
        region.instances()
                .replace(region.instances().require(request.kmsInstanceId()).withName(request.instanceName()));
    }
}
