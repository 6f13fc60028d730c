package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Releases a pay-as-you-go instance. There are no backups here, so the client must force it. */
final class ReleaseKmsInstance {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, ReleaseKmsInstance::handle);

    record Request(String kmsInstanceId, @Nullable Flag forceDeleteWithoutBackup) {}

    private static void handle(Request request, Region region) {
        region.instances().require(request.kmsInstanceId()).requireReleasable();
        if (!Flag.isOn(request.forceDeleteWithoutBackup())) {
            throw ErrorCode.NO_BACKUP.because("ForceDeleteWithoutBackup was not sent as true");
        }
        region.removeInstance(request.kmsInstanceId());
    }
}
