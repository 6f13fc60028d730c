package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows one client key. */
final class GetClientKey {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, ClientKeyDetails.class, GetClientKey::handle);

    record Request(String clientKeyId) {}

    private static ClientKeyDetails handle(Request request, Region region) {
        return ClientKeyDetails.of(region.clientKeys().require(request.clientKeyId()));
    }
}
