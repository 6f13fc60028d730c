package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists application access points, a page at a time. */
final class ListApplicationAccessPoints {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, Response.class, ListApplicationAccessPoints::handle);

    record Request(Paging paging) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries applicationAccessPoints) {}

    record Entries(List<Entry> applicationAccessPoint) {}

    record Entry(String name, String authenticationMethod) {}

    private static Response handle(Request request, Region region) {
        Page<Entry> page = region.accessPoints()
                .page(request.paging().page())
                .map(found -> new Entry(found.name(), found.authenticationMethod()));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
