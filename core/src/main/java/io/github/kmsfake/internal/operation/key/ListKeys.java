package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Filters;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.operation.FilterKeys;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Paging;
import io.github.kmsfake.internal.state.Page;
import io.github.kmsfake.internal.state.PageRequest;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists keys, a page at a time; filters narrow the list. */
final class ListKeys {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListKeys::handle);

    record Request(
            Paging paging,

            @Nullable
            @FilterKeys({
                "KeyState",
                "KeySpec",
                "KeyUsage",
                "ProtectionLevel",
                "CreatorType",
                "DKMSInstanceId",
                "keyId",
                "AliasName",
                "Creator",
                "TagKey",
                "TagValue"
            })
            Filters filters) {}

    record Response(int pageNumber, int pageSize, int totalCount, Entries keys) {}

    record Entries(List<Entry> key) {}

    record Entry(String keyId, String keyArn) {}

    private static Response handle(Request request, Region region) {
        PageRequest wanted = request.paging().pageOfTen();
        Filters filters = request.filters();
        Page<Key> found = filters == null
                ? region.keys().page(wanted)
                : region.keys().page(wanted, key -> passes(key, filters, region));
        Page<Entry> page = found.map(key -> new Entry(key.id(), key.arn(region.scope())));
        return new Response(page.number(), page.size(), page.total(), new Entries(page.entries()));
    }

    private static boolean passes(Key key, Filters filters, Region region) {
        KeyAttributes kind = key.kind();
        return filters.pass("KeyState", key.state().toString())
                && filters.pass("KeySpec", kind.spec().toString())
                && filters.pass("KeyUsage", kind.usage().toString())
                && filters.pass("ProtectionLevel", kind.protectionLevel().toString())
                && filters.pass("CreatorType", kind.creator().toString())
                && filters.pass("DKMSInstanceId", kind.instance().orElse(""))
                && filters.pass("keyId", key.id())
                && filters.pass("Creator", region.scope().accountId())
                && (filters.lackAll("AliasName")
                        || filters.passAny("AliasName", region.keys().aliasNames(key.id())))
                && key.tags().pass(filters);
    }
}
