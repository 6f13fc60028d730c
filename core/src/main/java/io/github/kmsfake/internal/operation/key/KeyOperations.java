package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on keys and their versions. */
public final class KeyOperations {
    private KeyOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateKey" -> CreateKey.OPERATION;
            case "DescribeKey" -> DescribeKey.OPERATION;
            case "ListKeys" -> ListKeys.OPERATION;
            case "EnableKey" -> EnableKey.OPERATION;
            case "DisableKey" -> DisableKey.OPERATION;
            case "ScheduleKeyDeletion" -> ScheduleKeyDeletion.OPERATION;
            case "CancelKeyDeletion" -> CancelKeyDeletion.OPERATION;
            case "SetDeletionProtection" -> SetDeletionProtection.OPERATION;
            case "UpdateKeyDescription" -> UpdateKeyDescription.OPERATION;
            case "UpdateRotationPolicy" -> UpdateRotationPolicy.OPERATION;
            case "CreateKeyVersion" -> CreateKeyVersion.OPERATION;
            case "DescribeKeyVersion" -> DescribeKeyVersion.OPERATION;
            case "ListKeyVersions" -> ListKeyVersions.OPERATION;
            case "SetKeyPolicy" -> SetKeyPolicy.OPERATION;
            case "GetKeyPolicy" -> GetKeyPolicy.OPERATION;
            default -> null;
        };
    }
}
