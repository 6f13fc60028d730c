package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes tags away from several resources of one type: the named ones, or all if that is said and none is named. */
final class UntagResources {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UntagResources::handle);

    record Request(
            TaggedResources resources,
            @Nullable @Repeated(max = TagPair.MOST) List<String> tagKey,
            @Nullable Boolean all) {}

    private static void handle(Request request, Region region) {
        List<String> keys = request.tagKey();
        UnaryOperator<Tags> change = keys != null
                ? present -> present.without(keys)
                : Boolean.TRUE.equals(request.all()) ? present -> Tags.NONE : present -> present;
        request.resources().retag(change, region);
    }
}
