package io.github.kmsfake.internal.operation.datakey;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on data keys that the service keeps. */
public final class ManagedDataKeyOperations {
    private ManagedDataKeyOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "GetManagedDataKey" -> GetManagedDataKey.OPERATION;
            case "ListManagedDataKeyVersions" -> ListManagedDataKeyVersions.OPERATION;
            default -> null;
        };
    }
}
