package io.github.kmsfake.internal.protocol.signature;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** The nonces of the last minutes, by access key: a request whose nonce is here already is a replay. */
final class Nonces {
    /** Beyond that the oldest are forgotten early: memory must not grow with traffic. */
    private static final int MOST = 500_000;

    /** Half of a hash: what stands for a nonce of any length, since clients may send long ones. */
    private record Fingerprint(long high, long low) {
        static Fingerprint of(String text) {
            ByteBuffer hash = ByteBuffer.wrap(HashAlgorithm.SHA_256.hash(text.getBytes(StandardCharsets.UTF_8)));
            return new Fingerprint(hash.getLong(), hash.getLong());
        }
    }

    private final Duration kept;
    private final Map<Fingerprint, Instant> seen = new LinkedHashMap<>();

    Nonces(Duration kept) {
        this.kept = kept;
    }

    /** Notes a nonce; false if it was noted before. */
    boolean note(String keyId, String nonce, Instant now) {
        Fingerprint fingerprint = Fingerprint.of(keyId + '\n' + nonce);
        Instant oldest = now.minus(kept);
        synchronized (this) {
            for (Iterator<Instant> times = seen.values().iterator(); times.hasNext(); ) {
                if (!times.next().isBefore(oldest) && seen.size() < MOST) {
                    break;
                }
                times.remove();
            }
            return seen.putIfAbsent(fingerprint, now) == null;
        }
    }

    synchronized void forget() {
        seen.clear();
    }
}
