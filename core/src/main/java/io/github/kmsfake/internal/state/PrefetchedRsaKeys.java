package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.ConcurrencyLimit;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * RSA keys for what happens under a region's lock, where none may be made. Code that asks for one that has not been
 * fetched fails, and is run again once the key was fetched while the lock was free.
 */
final class PrefetchedRsaKeys implements RsaKeySource {
    private final RsaKeySource source;
    private final ConcurrencyLimit oneFetch = new ConcurrencyLimit(1);
    private final Queue<Integer> missing = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Queue<AsymmetricKey>> fetched = new ConcurrentHashMap<>();

    @SuppressWarnings("serial") // never written anywhere
    static final class NotFetchedException extends RuntimeException {
        NotFetchedException() {
            super(null, null, false, false);
        }
    }

    PrefetchedRsaKeys(RsaKeySource source) {
        this.source = source;
    }

    @Override
    public AsymmetricKey make(int bits) {
        @Nullable AsymmetricKey key = fetched(bits).poll();
        if (key == null) {
            missing.add(bits);
            throw new NotFetchedException();
        }
        return key;
    }

    /** Forgets what was missing: who still needs it will ask again. */
    void forgetMissing() {
        missing.clear();
    }

    void requireNoneMissing() {
        if (!missing.isEmpty()) {
            throw new NotFetchedException();
        }
    }

    /** Makes the missing keys, which may take long. Who comes meanwhile waits, and finds them fetched. */
    void fetch() {
        oneFetch.run(() -> {
            for (@Nullable Integer bits = missing.poll(); bits != null; bits = missing.poll()) {
                fetched(bits).add(source.make(bits));
            }
            return this;
        });
    }

    private Queue<AsymmetricKey> fetched(int bits) {
        return fetched.computeIfAbsent(bits, none -> new ConcurrentLinkedQueue<>());
    }
}
