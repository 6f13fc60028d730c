package io.github.kmsfake.internal.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When time alone will next change something in a table. It knows no later moment than the true one, and may be asked
 * without the table's lock.
 */
final class DueTimes<T> {
    private final Function<T, Optional<Instant>> nextChange;
    private volatile Instant next = Instant.MAX;

    DueTimes(Function<T, Optional<Instant>> nextChange) {
        this.nextChange = nextChange;
    }

    /** Takes note of a row that is new or changed. */
    void note(T row) {
        next = earlier(next, row);
    }

    boolean isDue(Instant now) {
        return !now.isBefore(next);
    }

    /** Whether something is due for this row. */
    boolean isDue(T row, Instant now) {
        return nextChange.apply(row).filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /** The rows for which something is due. */
    List<T> due(Table<T> table, Instant now) {
        return table.where(row -> isDue(row, now));
    }

    /** Begins anew, with all rows that there are. */
    void review(Table<T> table) {
        Instant first = Instant.MAX;
        for (T row : table.where(row -> true)) {
            first = earlier(first, row);
        }
        next = first;
    }

    private Instant earlier(Instant moment, T row) {
        return nextChange.apply(row).filter(change -> change.isBefore(moment)).orElse(moment);
    }
}
