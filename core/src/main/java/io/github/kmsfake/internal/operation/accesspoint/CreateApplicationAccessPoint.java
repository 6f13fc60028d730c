package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates an application access point. The policies it binds need not exist yet. */
final class CreateApplicationAccessPoint {
    static final Operation<?, ?> OPERATION =
            Operation.writes(Request.class, AccessPointDetails.class, CreateApplicationAccessPoint::handle);

    record Request(
            String name,

            @Count(min = 1, max = ApplicationAccessPoint.MOST_POLICIES) @EachMatches(".+")
            StringArray policies,

            @Nullable @OneOf(ApplicationAccessPoint.CLIENT_KEY)
            String authenticationMethod,

            @Nullable @EmptyAllowed String description) {}

    private static AccessPointDetails handle(Request request, Region region) {
        ApplicationAccessPoint created = new ApplicationAccessPoint(
                request.name(),
                ApplicationAccessPoint.CLIENT_KEY,
                request.policies(),
                Objects.requireNonNullElse(request.description(), ""));
        region.accessPoints().add(created);
        return AccessPointDetails.of(created, region);
    }
}
