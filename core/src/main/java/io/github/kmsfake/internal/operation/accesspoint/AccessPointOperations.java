package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on application access points. */
public final class AccessPointOperations {
    private AccessPointOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateApplicationAccessPoint" -> CreateApplicationAccessPoint.OPERATION;
            case "DescribeApplicationAccessPoint" -> DescribeApplicationAccessPoint.OPERATION;
            case "UpdateApplicationAccessPoint" -> UpdateApplicationAccessPoint.OPERATION;
            case "DeleteApplicationAccessPoint" -> DeleteApplicationAccessPoint.OPERATION;
            case "ListApplicationAccessPoints" -> ListApplicationAccessPoints.OPERATION;
            default -> null;
        };
    }
}
