package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.model.PageToken;
import io.github.kmsfake.internal.model.ResourceType;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lists the tags of resources of one type: of the named ones, or of those that have certain tags, or of all. */
final class ListTagResources {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListTagResources::handle);

    private static final int PAGE = 200;

    record Request(
            String regionId,
            ResourceType resourceType,
            @Nullable @Repeated(max = TaggedResources.MOST) List<String> resourceId,
            @Nullable @Repeated(max = TagPair.MOST) List<TagPair> tag,
            @Nullable PageToken nextToken) {}

    record Response(String nextToken, Entries tagResources) {}

    record Entries(List<Entry> tagResource) {}

    record Entry(String resourceId, ResourceType resourceType, String tagKey, String tagValue) {}

    private static Response handle(Request request, Region region) {
        List<Entry> rows = rows(request, region);
        int from = request.nextToken() == null ? 0 : request.nextToken().offset();
        if (from > 0 && from >= rows.size()) {
            return new Response("", new Entries(List.of()));
        }
        int to = Math.min(rows.size(), from + PAGE);
        return new Response(to < rows.size() ? new PageToken(to).text() : "", new Entries(rows.subList(from, to)));
    }

    private static List<Entry> rows(Request request, Region region) {
        ResourceType type = request.resourceType();
        Map<String, Optional<String>> wanted = TagPair.distinct(Objects.requireNonNullElse(request.tag(), List.of()));
        Set<String> named =
                request.resourceId() == null ? Set.of() : TaggedResources.ids(type, request.resourceId(), region);
        named.forEach(id -> region.admitToTags(type, id));
        List<Entry> rows = new ArrayList<>();
        region.tags(type).forEach((id, tags) -> {
            if ((named.isEmpty() || named.contains(id)) && tags.have(wanted)) {
                tags.values().forEach((key, value) -> rows.add(new Entry(id, type, key, value)));
            }
        });
        return rows;
    }
}
