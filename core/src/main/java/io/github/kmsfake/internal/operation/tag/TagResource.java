package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Gives one resource tags, which replace those of the same key. */
final class TagResource {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, TagResource::handle);

    record Request(TaggedResource target, Tags tags) {}

    private static void handle(Request request, Region region) {
        request.target().retag(present -> present.with(request.tags()), region);
    }
}
