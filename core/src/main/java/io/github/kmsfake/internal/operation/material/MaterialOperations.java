package io.github.kmsfake.internal.operation.material;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations that bring key material from outside. */
public final class MaterialOperations {
    private MaterialOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "GetParametersForImport" -> GetParametersForImport.OPERATION;
            case "ImportKeyMaterial" -> ImportKeyMaterial.OPERATION;
            case "DeleteKeyMaterial" -> DeleteKeyMaterial.OPERATION;
            default -> null;
        };
    }
}
