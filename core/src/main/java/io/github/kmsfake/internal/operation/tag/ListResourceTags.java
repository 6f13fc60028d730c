package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Lists the tags of a key. */
final class ListResourceTags {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListResourceTags::handle);

    record Request(String keyId) {}

    record Response(Entries tags) {}

    record Entries(List<Entry> tag) {}

    record Entry(String keyId, String tagKey, String tagValue) {}

    private static Response handle(Request request, Region region) {
        Key key = region.keys().require(request.keyId());
        return new Response(new Entries(key.tags().values().entrySet().stream()
                .map(tag -> new Entry(key.id(), tag.getKey(), tag.getValue()))
                .toList()));
    }
}
