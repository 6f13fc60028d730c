package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Changes the description or the bound policies of an application access point; what is not sent stays. */
final class UpdateApplicationAccessPoint {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, UpdateApplicationAccessPoint::handle);

    record Request(
            String name,

            @Nullable @Count(min = 1, max = ApplicationAccessPoint.MOST_POLICIES) @EachMatches(".+")
            StringArray policies,

            @Nullable @EmptyAllowed String description) {}

    private static void handle(Request request, Region region) {
        ApplicationAccessPoint found = region.accessPoints().require(request.name());
        region.accessPoints().replace(found.update(request.policies(), request.description()));
    }
}
