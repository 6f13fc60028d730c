package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on client keys. */
public final class ClientKeyOperations {
    private ClientKeyOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateClientKey" -> CreateClientKey.OPERATION;
            case "GetClientKey" -> GetClientKey.OPERATION;
            case "ListClientKeys" -> ListClientKeys.OPERATION;
            case "DeleteClientKey" -> DeleteClientKey.OPERATION;
            default -> null;
        };
    }
}
