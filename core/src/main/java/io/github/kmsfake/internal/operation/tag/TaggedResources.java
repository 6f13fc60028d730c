package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourceType;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The resources that the newer operations on tags are about: all of one type, in the region of the call. */
record TaggedResources(
        String regionId,
        ResourceType resourceType,
        @Repeated(max = TaggedResources.MOST) List<String> resourceId) {
    /** How many one call can name. */
    static final int MOST = 50;

    /** Changes the tags of all of them, or of none if one is refused. */
    void retag(UnaryOperator<Tags> change, Region region) {
        List<Runnable> changes = new ArrayList<>();
        for (String id : ids(resourceType, resourceId, region)) {
            changes.add(region.retagging(resourceType, id, change));
        }
        changes.forEach(Runnable::run);
    }

    /** The ids of the resources that ids or ARNs name, each once, or the refusal if one names nothing. */
    static Set<String> ids(ResourceType type, List<String> names, Region region) {
        ErrorCode absent =
                type == ResourceType.INSTANCE ? ErrorCode.INSTANCE_NOT_FOUND : ErrorCode.RESOURCE_ID_NOT_FOUND;
        Set<String> ids = new LinkedHashSet<>();
        for (String name : names) {
            ids.add(region.taggedId(type, name)
                    .orElseThrow(() ->
                            absent.because("there is no " + type + " " + name).about(type + "/" + name)));
        }
        return ids;
    }
}
