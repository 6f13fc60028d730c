package io.github.kmsfake.internal.dispatch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last calls, oldest first; a tester reads in it why one was refused. */
public final class Journal {
    private final int most;
    private final Deque<RecordedCall> calls = new ArrayDeque<>();

    /** A journal of so many calls at most. */
    public Journal(int most) {
        this.most = most;
    }

    /** Adds a call; the oldest goes if there are too many. */
    public synchronized void add(RecordedCall call) {
        if (calls.size() == most) {
            calls.removeFirst();
        }
        calls.addLast(call);
    }

    /** All that are kept. */
    public synchronized List<RecordedCall> calls() {
        return List.copyOf(calls);
    }

    /** Forgets them. */
    public synchronized void clear() {
        calls.clear();
    }
}
