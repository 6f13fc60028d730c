package io.github.kmsfake.internal.operation.networkrule;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on network rules. */
public final class NetworkRuleOperations {
    private NetworkRuleOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateNetworkRule" -> CreateNetworkRule.OPERATION;
            case "DescribeNetworkRule" -> DescribeNetworkRule.OPERATION;
            case "UpdateNetworkRule" -> UpdateNetworkRule.OPERATION;
            case "DeleteNetworkRule" -> DeleteNetworkRule.OPERATION;
            case "ListNetworkRules" -> ListNetworkRules.OPERATION;
            default -> null;
        };
    }
}
