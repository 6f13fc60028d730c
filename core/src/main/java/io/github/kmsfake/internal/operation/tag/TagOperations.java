package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on tags. */
public final class TagOperations {
    private TagOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "TagResource" -> TagResource.OPERATION;
            case "UntagResource" -> UntagResource.OPERATION;
            case "ListResourceTags" -> ListResourceTags.OPERATION;
            case "TagResources" -> TagResources.OPERATION;
            case "UntagResources" -> UntagResources.OPERATION;
            case "ListTagResources" -> ListTagResources.OPERATION;
            default -> null;
        };
    }
}
