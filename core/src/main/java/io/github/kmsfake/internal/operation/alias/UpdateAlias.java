package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Makes an alias the name of another key; what state its former key is in does not matter. */
final class UpdateAlias {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateAlias::handle);

    record Request(@Matches(Alias.NAME) String aliasName, String keyId) {}

    private static void handle(Request request, Region region) {
        Key target = region.keys().requireById(request.keyId());
        region.keys().require(request.aliasName());
        target.require(KeyAction.EDIT);
        region.keys().aliases().replace(new Alias(request.aliasName(), target.id()));
    }
}
