package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Gives a key a further name, unique within its account and region. */
final class CreateAlias {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, CreateAlias::handle);

    record Request(@Matches(Alias.NAME) String aliasName, String keyId) {}

    private static void handle(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        key.require(KeyAction.NAME);
        region.keys().addAlias(new Alias(request.aliasName(), key.id()));
    }
}
