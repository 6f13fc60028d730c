package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.DocumentedAsRequired;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Replaces a key's description; an empty one, or none, clears it. */
final class UpdateKeyDescription {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateKeyDescription::handle);

    record Request(
            String keyId,

            @Nullable @DocumentedAsRequired @EmptyAllowed @Length(max = Key.LONGEST_DESCRIPTION)
            String description) {}

    private static void handle(Request request, Region region) {
        region.keys()
                .replace(region.keys()
                        .requireById(request.keyId())
                        .withDescription(Objects.requireNonNullElse(request.description(), "")));
    }
}
