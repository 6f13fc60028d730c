package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists the versions of a key, the newest first, a page at a time. */
final class ListKeyVersions {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListKeyVersions::handle);

    record Request(String keyId, Paging paging) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries keyVersions) {}

    record Entries(List<KeyVersionDetails> keyVersion) {}

    private static Response handle(Request request, Region region) {
        Key key = region.keys().require(request.keyId());
        Page<KeyVersionDetails> page = Page.of(
                        key.versions().newestFirst(), request.paging().pageOfTen())
                .map(version -> KeyVersionDetails.of(key, version));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
