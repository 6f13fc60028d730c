package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourceType;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.state.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The resources that the newer operations on tags are about: all of one type, in the region of the call. */
record Resources(
        String regionId,
        ResourceType resourceType,
        @Repeated(max = Resources.MOST) List<String> resourceId) {
    /** How many one call can name. */
    static final int MOST = 50;

    /** Changes the tags of all of them, or of none if one is refused. */
    void retag(UnaryOperator<Tags> change, Region region) {
        List<Runnable> changes = new ArrayList<>();
        for (String id : Set.copyOf(resourceId)) {
            requirePresent(resourceType, id, region);
            changes.add(region.retagging(resourceType, id, change));
        }
        changes.forEach(Runnable::run);
    }

    /** Refuses an id that names nothing. */
    static void requirePresent(ResourceType type, String id, Region region) {
        if (type == ResourceType.INSTANCE) {
            region.instances().require(id);
        } else if (!region.hasTagged(type, id)) {
            throw ErrorCode.RESOURCE_ID_NOT_FOUND.with();
        }
    }
}
