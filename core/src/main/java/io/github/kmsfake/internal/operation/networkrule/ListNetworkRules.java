package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists network rules, a page at a time. */
final class ListNetworkRules {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListNetworkRules::handle);

    record Request(Paging paging) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries networkRules) {}

    record Entries(List<Entry> networkRule) {}

    record Entry(String name, String type) {}

    private static Response handle(Request request, Region region) {
        Page<Entry> page =
                region.networkRules().page(request.paging().page()).map(found -> new Entry(found.name(), found.type()));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
