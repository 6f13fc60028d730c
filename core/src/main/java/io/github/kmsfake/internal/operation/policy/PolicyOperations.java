package io.github.kmsfake.internal.operation.policy;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on permission policies. */
public final class PolicyOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL = List.of(
            CreatePolicy.OPERATION,
            DescribePolicy.OPERATION,
            UpdatePolicy.OPERATION,
            DeletePolicy.OPERATION,
            ListPolicies.OPERATION);

    private PolicyOperations() {}
}
