package io.github.kmsfake.internal.operation.alias;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on the further names of keys. */
public final class AliasOperations {
    private AliasOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateAlias" -> CreateAlias.OPERATION;
            case "UpdateAlias" -> UpdateAlias.OPERATION;
            case "DeleteAlias" -> DeleteAlias.OPERATION;
            case "ListAliases" -> ListAliases.OPERATION;
            case "ListAliasesByKeyId" -> ListAliasesByKeyId.OPERATION;
            default -> null;
        };
    }
}
