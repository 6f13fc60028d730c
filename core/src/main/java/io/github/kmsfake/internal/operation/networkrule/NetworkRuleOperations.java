package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on network rules. */
public final class NetworkRuleOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL = List.of(
            CreateNetworkRule.OPERATION,
            DescribeNetworkRule.OPERATION,
            UpdateNetworkRule.OPERATION,
            DeleteNetworkRule.OPERATION,
            ListNetworkRules.OPERATION);

    private NetworkRuleOperations() {}
}
