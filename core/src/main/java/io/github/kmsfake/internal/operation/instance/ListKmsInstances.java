package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.model.Filters;
import io.github.kmsfake.internal.operation.FilterKeys;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists instances in every status, a page at a time, filtered by name if asked. */
final class ListKmsInstances {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListKmsInstances::handle);

    private static final String NAME = "InstanceName";

    record Request(
            Paging paging, @Nullable @FilterKeys(NAME) Filters filters) {}

    record Response(long pageNumber, long pageSize, long totalCount, Entries kmsInstances) {}

    record Entries(List<Entry> kmsInstance) {}

    record Entry(String kmsInstanceId, String kmsInstanceArn) {}

    private static Response handle(Request request, Region region) {
        Filters filters = request.filters();
        Page<Entry> page = region.instances()
                .page(request.paging().page(), found -> filters == null || filters.pass(NAME, found.name()))
                .map(found -> new Entry(found.id(), found.arn(region.scope())));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
