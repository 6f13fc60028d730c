package io.github.kmsfake.internal.state;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param number which page, from 1
 * @param size how many entries a full page holds
 * @param total how many entries there are on all pages
 */
public record Page<T>(int number, int size, int total, List<T> entries) {

    /** One page of all these; empty past the end. */
    public static <T> Page<T> of(List<T> all, PageRequest wanted) {
        int from = (int) Math.min(all.size(), (wanted.number() - 1L) * wanted.size());
        return new Page<>(
                wanted.number(),
                wanted.size(),
                all.size(),
                all.subList(from, Math.min(all.size(), from + wanted.size())));
    }

    /** This page with its entries turned into something else. */
    public <R> Page<R> map(Function<? super T, ? extends R> change) {
        return new Page<>(number, size, total, entries.stream().<R>map(change).toList());
    }
}
