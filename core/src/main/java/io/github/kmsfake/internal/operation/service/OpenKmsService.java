package io.github.kmsfake.internal.operation.service;

import io.github.kmsfake.internal.operation.NoParameters;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Opens the service for an account, in all regions; that works once. */
final class OpenKmsService {
    static final Operation<?, ?> OPERATION =
            Operation.writes(NoParameters.class, OpenKmsService::handle).openToAnyAccount();

    private static void handle(NoParameters request, Region region) {
        region.account().open();
    }
}
