package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.model.Alias;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;

/** Lists the aliases of one key, a page at a time. */
final class ListAliasesByKeyId {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, AliasPage.class, ListAliasesByKeyId::handle);

    record Request(String keyId, Paging paging) {}

    private static AliasPage handle(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        Page<Alias> found = region.keys()
                .aliases()
                .page(request.paging().pageOfTen(), alias -> alias.keyId().equals(key.id()));
        return AliasPage.of(found, region.scope());
    }
}
