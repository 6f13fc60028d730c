package io.github.kmsfake.benchmarks.attack;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the connections of an attack send.
 *
 * @param connections how many there are
 * @param bytes what the connection of a number sends, made when it is sent
 * @param answers how many answers each waits for; if none, it reads nothing
 * @param atMost how long all of it may take
 */
record Plan(int connections, IntFunction<Iterator<byte[]>> bytes, int answers, Duration atMost) {
    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** The same bytes on each connection; nothing is read. */
    static Plan silent(int connections, Stream<byte[]> bytes) {
        List<byte[]> all = bytes.toList();
        return new Plan(connections, number -> all.iterator(), 0, USUAL);
    }

    /** The same bytes on each connection, and one answer to them. */
    static Plan asking(int connections, Stream<byte[]> bytes) {
        List<byte[]> all = bytes.toList();
        return new Plan(connections, number -> all.iterator(), 1, USUAL);
    }

    /** So many requests over some connections, each another one, all answered if there is time. */
    static Plan calls(int connections, int calls, IntFunction<byte[]> request) {
        int each = calls / connections;
        return new Plan(
                connections,
                number -> IntStream.range(number * each, (number + 1) * each)
                        .mapToObj(request)
                        .iterator(),
                each,
                LONG);
    }

    /** The same with more time. */
    Plan patient() {
        return new Plan(connections, bytes, answers, LONG);
    }

    /** A block of so many bytes in all; it stands in memory once. */
    static Stream<byte[]> filling(char with, long bytes) {
        int block = 64 * 1024;
        byte[] part = new byte[block];
        Arrays.fill(part, (byte) with);
        byte[] rest = Arrays.copyOf(part, (int) (bytes % block));
        return Stream.concat(Collections.nCopies((int) (bytes / block), part).stream(), Stream.of(rest));
    }
}
