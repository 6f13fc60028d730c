package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.schema.Description;
import org.jspecify.annotations.Nullable;

/** An application access point. As in calls, the policies it names need not exist. */
record AccessPointEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its name")
        String name,

        @Count(min = 1, max = ApplicationAccessPoint.MOST_POLICIES)
        @EachMatches(".+")
        @Description("names of its policies")
        StringArray policies,

        @Nullable @Description("a description") String description) {
    static AccessPointEntry of(ApplicationAccessPoint point) {
        return new AccessPointEntry(point.name(), point.policies(), Defaults.unlessEmpty(point.description()));
    }

    ApplicationAccessPoint toModel() {
        return new ApplicationAccessPoint(
                name, ApplicationAccessPoint.CLIENT_KEY, policies, Defaults.orEmpty(description));
    }
}
