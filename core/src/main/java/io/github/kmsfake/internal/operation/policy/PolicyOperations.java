package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on permission policies. */
public final class PolicyOperations {
    private PolicyOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreatePolicy" -> CreatePolicy.OPERATION;
            case "DescribePolicy" -> DescribePolicy.OPERATION;
            case "UpdatePolicy" -> UpdatePolicy.OPERATION;
            case "DeletePolicy" -> DeletePolicy.OPERATION;
            case "ListPolicies" -> ListPolicies.OPERATION;
            default -> null;
        };
    }
}
