package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Shows one key, whatever its state. */
final class DescribeKey {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, DescribeKey::handle);

    record Request(String keyId) {}

    record Response(Details keyMetadata) {}

    record Details(
            @Unwrapped KeyMetadata key,
            String deletionProtection,
            @Nullable String deletionProtectionDescription) {}

    private static Response handle(Request request, Region region) {
        Key found = region.keys().require(request.keyId());
        DeletionProtection protection = found.protection();
        return new Response(new Details(
                KeyMetadata.of(found, region.scope()),
                protection.enabled() ? "Enabled" : "Disabled",
                protection.enabled() ? protection.description() : null));
    }
}
