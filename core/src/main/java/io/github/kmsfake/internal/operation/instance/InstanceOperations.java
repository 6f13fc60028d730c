package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on KMS instances. */
public final class InstanceOperations {
    private InstanceOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "ConnectKmsInstance" -> ConnectKmsInstance.OPERATION;
            case "GetKmsInstance" -> GetKmsInstance.OPERATION;
            case "ListKmsInstances" -> ListKmsInstances.OPERATION;
            case "UpdateKmsInstanceBindVpc" -> UpdateKmsInstanceBindVpc.OPERATION;
            case "ReleaseKmsInstance" -> ReleaseKmsInstance.OPERATION;
            case "GetDefaultKmsInstance" -> GetDefaultKmsInstance.OPERATION;
            case "GetKmsInstanceQuotaInfos" -> GetKmsInstanceQuotaInfos.OPERATION;
            case "UpdateKmsInstance" -> UpdateKmsInstance.OPERATION;
            default -> null;
        };
    }
}
