package io.github.kmsfake.internal.operation;

import io.github.kmsfake.internal.state.PageRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The paging parameters that the list operations share; the first page of 20 unless the client says otherwise. */
public record Paging(
        @Nullable @Range(min = 1) Integer pageNumber,
        @Nullable @Range(min = 1, max = 100) Integer pageSize) {
    /** The page that is asked for, of 20 entries unless the client says otherwise. */
    public PageRequest page() {
        return page(20);
    }

    /** The page that is asked for of an older list, of 10 entries unless the client says otherwise. */
    public PageRequest pageOfTen() {
        return page(10);
    }

    private PageRequest page(int usualSize) {
        return new PageRequest(
                Objects.requireNonNullElse(pageNumber, 1), Objects.requireNonNullElse(pageSize, usualSize));
    }
}
