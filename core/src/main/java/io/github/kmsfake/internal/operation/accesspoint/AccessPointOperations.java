package io.github.kmsfake.internal.operation.accesspoint;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on application access points. */
public final class AccessPointOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL = List.of(
            CreateApplicationAccessPoint.OPERATION,
            DescribeApplicationAccessPoint.OPERATION,
            UpdateApplicationAccessPoint.OPERATION,
            DeleteApplicationAccessPoint.OPERATION,
            ListApplicationAccessPoints.OPERATION);

    private AccessPointOperations() {}
}
