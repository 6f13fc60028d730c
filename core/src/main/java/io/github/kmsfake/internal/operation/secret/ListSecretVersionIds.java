package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the versions of a secret without their values, a page at a time. */
final class ListSecretVersionIds {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, Response.class, ListSecretVersionIds::handle);

    record Request(String secretName, @Nullable Flag includeDeprecated, Paging paging) {}

    record Response(String secretName, int pageNumber, int pageSize, int totalCount, Entries versionIds) {}

    record Entries(List<Entry> versionId) {}

    record Entry(String versionId, Instant createTime, Stages versionStages) {}

    private static Response handle(Request request, Region region) {
        Secret found = region.secrets().require(request.secretName());
        List<Entry> entries = found.versions().all().stream()
                .filter(version -> Flag.isOn(request.includeDeprecated())
                        || !version.stages().isEmpty())
                .map(version -> new Entry(version.id(), version.createTime(), Stages.of(version)))
                .toList();
        Page<Entry> page = Page.of(entries, request.paging().page());
        return new Response(found.name(), page.number(), page.size(), page.total(), new Entries(page.entries()));
    }
}
