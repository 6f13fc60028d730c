package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.AccessControlRules;
import io.github.kmsfake.internal.model.Policy;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Each;
import io.github.kmsfake.internal.operation.Length;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A permission policy of access points. As in calls, the instance and the network rules it names need not exist. */
record PolicyEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its name")
        String name,

        @Nullable
        @Length(min = 1, max = Integer.MAX_VALUE)
        @Says("the instance whose keys and secrets it is about; shared unless given")
        String kmsInstance,

        @Each(Policy.PERMISSION) @Says("permissions, such as RbacPermission/Template/CryptoServiceKeyUser")
        StringArray permissions,

        @Each(Policy.RESOURCE) @Says("resources, such as key/* or secret/orders")
        StringArray resources,

        @Nullable @Says("names of network rules that calls have to come from")
        AccessControlRules networkRules,

        @Nullable @Says("a description") String description) {
    static PolicyEntry of(Policy policy) {
        return new PolicyEntry(
                policy.name(),
                policy.kmsInstance(),
                policy.permissions(),
                policy.resources(),
                policy.accessControlRules(),
                Texts.unlessEmpty(policy.description()));
    }

    Policy plant() {
        return new Policy(
                name,
                Objects.requireNonNullElse(kmsInstance, Policy.SHARED),
                permissions,
                resources,
                networkRules,
                Texts.orEmpty(description));
    }
}
