package io.github.kmsfake.benchmarks.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/** The same requests over and over, until their time is up. */
final class Repeated implements Iterator<byte[]> {
    private final List<byte[]> requests;
    private final long begin = System.nanoTime();
    private final long nanos;
    private int next;

    Repeated(List<byte[]> requests, Duration time) {
        this.requests = requests;
        this.nanos = time.toNanos();
    }

    @Override
    public boolean hasNext() {
        return System.nanoTime() - begin < nanos;
    }

    @Override
    public byte[] next() {
        byte[] request = requests.get(next);
        next = next + 1 == requests.size() ? 0 : next + 1;
        return request;
    }
}
