package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.operation.NoParameters;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Names the instance that takes what is created without one; nothing if there is no such instance. */
final class GetDefaultKmsInstance {
    static final Operation<?, ?> OPERATION =
            Operation.reads(NoParameters.class, Response.class, GetDefaultKmsInstance::handle);

    record Response(String defaultKmsInstanceId) {}

    private static Response handle(NoParameters request, Region region) {
        return new Response(region.defaultInstanceId().orElse(""));
    }
}
