package io.github.kmsfake.internal.protocol.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nonces of the last minutes, by access key: a request whose nonce is here already is a replay. */
final class Nonces {
    /** Beyond that the oldest are forgotten early: memory must not grow with traffic. */
    private static final int MOST = 500_000;

    private final Duration kept;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    Nonces(Duration kept) {
        this.kept = kept;
    }

    /** Notes a nonce; false if it was noted before. */
    synchronized boolean note(String keyId, String nonce, Instant now) {
        Instant oldest = now.minus(kept);
        for (Iterator<Instant> times = seen.values().iterator(); times.hasNext(); ) {
            if (!times.next().isBefore(oldest) && seen.size() < MOST) {
                break;
            }
            times.remove();
        }
        return seen.putIfAbsent(keyId + '\n' + nonce, now) == null;
    }

    synchronized void forget() {
        seen.clear();
    }
}
