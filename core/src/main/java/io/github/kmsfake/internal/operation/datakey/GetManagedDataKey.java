package io.github.kmsfake.internal.operation.datakey;

import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Shows a data key that the service keeps: the version that is named, or else the latest, or the first. */
final class GetManagedDataKey {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, GetManagedDataKey::handle);

    record Request(
            String dataKeyName,
            @Nullable String dataKeyVersionId,
            @Nullable Boolean useLatest) {}

    record Response(String dataKeyName, String dataKeyVersionId, String dataKeyVersionName, String plaintext) {}

    private static Response handle(Request request, Region region) {
        ManagedDataKey found = region.managedDataKeys().require(request.dataKeyName());
        ManagedDataKey.Version version =
                found.require(request.dataKeyVersionId(), Boolean.TRUE.equals(request.useLatest()));
        return new Response(found.name(), version.id(), found.versionName(version), version.plaintext());
    }
}
