package io.github.kmsfake.internal.state;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * When time alone will next change something in a table. It knows no later moment than the true one, and may be asked
 * without the table's lock.
 */
final class DueTimes<T> {
    private static final int ROWS_BETWEEN_PAUSES = 256;

    private final Function<T, Optional<Instant>> nextChange;
    private volatile Instant next = Instant.MAX;

    /** Whether a row has been due in vain. */
    private boolean waiting;

    /** Whether there is more room than when changes were last applied. */
    private boolean freed;

    DueTimes(Function<T, Optional<Instant>> nextChange) {
        this.nextChange = nextChange;
    }

    void note(T row) {
        next = earlier(next, row);
    }

    /** The next moment, {@link Instant#MAX} if there is none. */
    Instant next() {
        return next;
    }

    boolean isDue(T row, Instant now) {
        return nextChange.apply(row).filter(moment -> !moment.isAfter(now)).isPresent();
    }

    /**
     * Applies what is due, row by row, with pauses in which others may work on the table. A row that needs a key that has to
     * be fetched first remains due; one that there is no room for waits until there is.
     */
    void apply(Table<T> table, Instant now, Consumer<T> change, Runnable pause) {
        do {
            applyOnce(table, now, change, pause);
        } while (waiting && freed);
    }

    private void applyOnce(Table<T> table, Instant now, Consumer<T> change, Runnable pause) {
        freed = false;
        boolean fetching = false;
        int done = 0;
        for (T due : table.where(found -> isDue(found, now))) {
            done++;
            if (done % ROWS_BETWEEN_PAUSES == 0) {
                pause.run();
            }
            try {
                // others may have changed it during a pause
                table.present(due).filter(row -> isDue(row, now)).ifPresent(change);
            } catch (PrefetchedRsaKeys.NotFetchedException e) {
                fetching = true; // the rest is applied now, and this row once the key was fetched
            }
        }
        waiting = false;
        Instant first = Instant.MAX;
        for (T row : table.all()) {
            if (!fetching && isDue(row, now)) {
                waiting = true;
            } else {
                first = earlier(first, row);
            }
        }
        next = first;
    }

    /** Lets rows that wait for room try again. */
    void roomFreed() {
        freed = true;
        if (waiting) {
            next = Instant.MIN;
        }
    }

    private Instant earlier(Instant moment, T row) {
        return nextChange.apply(row).filter(change -> change.isBefore(moment)).orElse(moment);
    }
}
