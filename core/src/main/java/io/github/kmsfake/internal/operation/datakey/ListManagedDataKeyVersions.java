package io.github.kmsfake.internal.operation.datakey;

import io.github.kmsfake.internal.model.ManagedDataKey;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists the versions of a data key that the service keeps, a page at a time. */
final class ListManagedDataKeyVersions {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, Response.class, ListManagedDataKeyVersions::handle);

    record Request(String dataKeyName, Paging paging) {}

    record Response(String dataKeyName, int pageNumber, int pageSize, int totalCount, Entries managedDataKeyVersions) {}

    record Entries(List<Entry> managedDataKeyVersion) {}

    record Entry(String dataKeyVersionId, String dataKeyVersionName) {}

    private static Response handle(Request request, Region region) {
        ManagedDataKey found = region.managedDataKeys().require(request.dataKeyName());
        Page<Entry> page = Page.of(found.versions(), request.paging().pageOfTen())
                .map(version -> new Entry(version.id(), found.versionName(version)));
        return new Response(found.name(), page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
