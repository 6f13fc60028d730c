package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Count;
import io.github.kmsfake.internal.operation.Each;
import io.github.kmsfake.internal.operation.Length;
import org.jspecify.annotations.Nullable;

/** An application access point. As in calls, the policies it names need not exist. */
record AccessPointEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its name")
        String name,

        @Count(min = 1, max = ApplicationAccessPoint.MOST_POLICIES) @Each(".+") @Says("names of its policies")
        StringArray policies,

        @Nullable @Says("a description") String description) {
    static AccessPointEntry of(ApplicationAccessPoint point) {
        return new AccessPointEntry(point.name(), point.policies(), Texts.unlessEmpty(point.description()));
    }

    ApplicationAccessPoint plant() {
        return new ApplicationAccessPoint(
                name, ApplicationAccessPoint.CLIENT_KEY, policies, Texts.orEmpty(description));
    }
}
