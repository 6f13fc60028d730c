package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Gives several resources of one type the same tags, which replace those of the same key. */
final class TagResources {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, TagResources::handle);

    record Request(
            TaggedResources resources,
            @Repeated(max = TagPair.MOST) List<TagPair> tag) {}

    private static void handle(Request request, Region region) {
        Tags tags = TagPair.tags(request.tag());
        request.resources().retag(present -> present.with(tags), region);
    }
}
