package io.github.kmsfake.internal.operation.service;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on the service as a whole. */
public final class ServiceOperations {
    private ServiceOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "OpenKmsService" -> OpenKmsService.OPERATION;
            case "DescribeAccountKmsStatus" -> DescribeAccountKmsStatus.OPERATION;
            case "DescribeRegions" -> DescribeRegions.OPERATION;
            default -> null;
        };
    }
}
