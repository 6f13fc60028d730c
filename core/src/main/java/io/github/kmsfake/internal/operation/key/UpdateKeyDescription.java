package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Clearable;
import io.github.kmsfake.internal.operation.Empty;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Replaces a key's description; an empty one clears it. */
final class UpdateKeyDescription {
    static final Operation<Request, Empty> OPERATION =
            Operation.writes("UpdateKeyDescription", Request.class, Empty.class, UpdateKeyDescription::handle);

    record Request(
            String keyId,

            @Clearable @Length(max = Key.LONGEST_DESCRIPTION)
            String description) {}

    private static Empty handle(Request request, Region region) {
        region.keys().replace(region.keys().requireById(request.keyId()).described(request.description()));
        return Empty.INSTANCE;
    }
}
