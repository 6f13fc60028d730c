package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists the names of permission policies, a page at a time. */
final class ListPolicies {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListPolicies::handle);

    record Request(Paging paging) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries policies) {}

    record Entries(List<Entry> policy) {}

    record Entry(String name) {}

    private static Response handle(Request request, Region region) {
        Page<Entry> page = region.policies().page(request.paging().page()).map(found -> new Entry(found.name()));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
