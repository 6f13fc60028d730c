package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Region;

/** Lists all aliases, a page at a time. */
final class ListAliases {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, AliasPage.class, ListAliases::handle);

    record Request(Paging paging) {}

    private static AliasPage handle(Request request, Region region) {
        return AliasPage.of(region.keys().aliases().page(request.paging().page()), region.scope());
    }
}
