package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.TagKeys;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Takes tags away from one resource, as far as it has them. */
final class UntagResource {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UntagResource::handle);

    record Request(TaggedResource target, TagKeys tagKeys) {}

    private static void handle(Request request, Region region) {
        request.target().retag(present -> present.without(request.tagKeys().keys()), region);
    }
}
