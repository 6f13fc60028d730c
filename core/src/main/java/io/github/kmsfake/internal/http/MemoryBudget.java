package io.github.kmsfake.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes of unfinished requests, of their bodies or their heads, a server holds at one time, whoever sends them. What
 * has no room waits its turn: no number of large requests may use up the memory that all others need.
 */
public final class MemoryBudget {
    /** What becomes of a request while it is worked on takes several times its size. */
    private static final int SHARE_OF_HEAP = 8;

    private final long capacity;
    private final Deque<Reservation> waiting = new ArrayDeque<>();
    private long free;

    MemoryBudget(long capacity) {
        this.capacity = capacity;
        this.free = capacity;
    }

    /** A budget in proportion to the memory of this process. */
    public static MemoryBudget ofHeap() {
        return new MemoryBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** Room that is wanted. It is given in the order in which it was asked for. */
    final class Reservation {
        private final long bytes;

        /** Dropped as soon as it is of no more use, with the request that hangs on it. */
        private @Nullable Runnable granted;

        private State state = State.WAITING;

        private enum State {
            WAITING,
            GRANTED,
            OVER
        }

        private Reservation(long bytes, Runnable granted) {
            this.bytes = bytes;
            this.granted = granted;
        }

        /** Whether there is room for it now. */
        boolean isGranted() {
            synchronized (MemoryBudget.this) {
                return state == State.GRANTED;
            }
        }

        /** Gives the room back, or waits no longer; a second time it does nothing. */
        void release() {
            Runnable next;
            synchronized (MemoryBudget.this) {
                if (state == State.GRANTED) {
                    free += bytes;
                } else if (state == State.WAITING) {
                    waiting.remove(this);
                }
                state = State.OVER;
                granted = null;
                next = grantWaiting();
            }
            next.run();
        }
    }

    /**
     * Asks for room.
     *
     * @param bytes how much; of more than there is in all, all of it is asked for
     * @param granted what to do once there is room, unless there is some at once; it must not take long
     */
    Reservation reserve(long bytes, Runnable granted) {
        Reservation reservation = new Reservation(Math.min(bytes, capacity), granted);
        synchronized (this) {
            if (waiting.isEmpty() && reservation.bytes <= free) {
                free -= reservation.bytes;
                reservation.state = Reservation.State.GRANTED;
                reservation.granted = null;
            } else {
                waiting.add(reservation);
            }
        }
        return reservation;
    }

    /** How much room there is now. */
    synchronized long free() {
        return free;
    }

    /** Gives room to those who wait, as far as there is some; what is returned tells them, outside the lock. */
    private Runnable grantWaiting() {
        Deque<Runnable> granted = new ArrayDeque<>();
        for (Reservation next = waiting.peek(); next != null && next.bytes <= free; next = waiting.peek()) {
            waiting.remove();
            free -= next.bytes;
            next.state = Reservation.State.GRANTED;
            if (next.granted != null) {
                granted.add(next.granted);
                next.granted = null;
            }
        }
        return () -> granted.forEach(Runnable::run);
    }
}
