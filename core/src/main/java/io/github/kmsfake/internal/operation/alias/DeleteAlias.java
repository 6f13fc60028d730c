package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Takes a name away from a key. */
final class DeleteAlias {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, DeleteAlias::handle);

    record Request(@Matches(Alias.NAME) String aliasName) {}

    private static void handle(Request request, Region region) {
        region.keys().require(request.aliasName());
        region.keys().aliases().remove(request.aliasName());
    }
}
