package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.model.ApplicationAccessPoint;
import io.github.kmsfake.internal.state.Region;

/** All that there is to say of an access point. */
record AccessPointDetails(String arn, String name, String description, String authenticationMethod, String policies) {
    static AccessPointDetails of(ApplicationAccessPoint found, Region region) {
        return new AccessPointDetails(
                found.arn(region.scope()),
                found.name(),
                found.description(),
                found.authenticationMethod(),
                found.policies().text());
    }
}
