package io.github.kmsfake.internal.operation.service;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on the service as a whole. */
public final class ServiceOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL =
            List.of(OpenKmsService.OPERATION, DescribeAccountKmsStatus.OPERATION, DescribeRegions.OPERATION);

    private ServiceOperations() {}
}
