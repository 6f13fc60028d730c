package io.github.kmsfake.internal.operation;

import org.jspecify.annotations.Nullable;

/** The paging parameters that the list operations share; the first page of 20 unless the client says otherwise. */
public record Paging(
        @Nullable @Range(min = 1) Integer pageNumber,
        @Nullable @Range(min = 1, max = 100) Integer pageSize) {
    private static final int DEFAULT_SIZE = 20;

    /** Which page, from 1. */
    public int number() {
        return pageNumber == null ? 1 : pageNumber;
    }

    /** How many entries on a page. */
    public int size() {
        return size(DEFAULT_SIZE);
    }

    /** How many entries on a page of an older list, which has a size of its own unless the client says otherwise. */
    public int size(int otherwise) {
        return pageSize == null ? otherwise : pageSize;
    }
}
