package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.EachMatches;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.schema.Description;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A permission policy of access points. As in calls, the instance and the network rules it names need not exist. */
record PolicyEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its name")
        String name,

        @Nullable
        @Length(min = 1, max = Integer.MAX_VALUE)
        @Description("the instance whose keys and secrets it is about; shared unless given")
        String kmsInstance,

        @EachMatches(Policy.PERMISSION)
        @Description("permissions, such as RbacPermission/Template/CryptoServiceKeyUser")
        StringArray permissions,

        @EachMatches(Policy.RESOURCE) @Description("resources, such as key/* or secret/orders")
        StringArray resources,

        @Nullable @Description("names of network rules that calls have to come from")
        AccessControlRules networkRules,

        @Nullable @Description("a description") String description) {
    static PolicyEntry of(Policy policy) {
        return new PolicyEntry(
                policy.name(),
                policy.kmsInstance(),
                policy.permissions(),
                policy.resources(),
                policy.accessControlRules(),
                Defaults.unlessEmpty(policy.description()));
    }

    Policy toModel() {
        return new Policy(
                name,
                Objects.requireNonNullElse(kmsInstance, Policy.SHARED),
                permissions,
                resources,
                networkRules,
                Defaults.orEmpty(description));
    }
}
