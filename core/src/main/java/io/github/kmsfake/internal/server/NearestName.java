package io.github.kmsfake.internal.server;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. Names of segments, such as {@code Tag.1.Key}, are compared segment by segment. */
final class NearestName {
    private static final int LONGEST = 64;

    private record Candidate(String name, int distance) {
        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name);
    }

    private NearestName() {}

    /** The names closest to {@code mistyped}, best first; none if nothing comes near. */
    static List<String> to(String mistyped, Collection<String> names) {
        if (mistyped.length() > LONGEST) {
            return List.of();
        }
        return names.stream()
                .filter(name -> !name.equals(mistyped))
                .flatMap(name -> distance(mistyped, name).map(distance -> new Candidate(name, distance)).stream())
                .sorted(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .distinct()
                .toList();
    }

    /** How far apart two names are, if they are near each other. */
    private static Optional<Integer> distance(String mistyped, String name) {
        String[] sent = segments(mistyped);
        String[] known = segments(name);
        if (sent.length == known.length) {
            return distance(sent, known, known.length);
        }
        // somebody has left a dot out, or the number of a list's element
        int joined = letters(String.join("", sent), String.join("", known));
        if (joined <= 1) {
            return Optional.of(1 + joined);
        }
        // or the end of the name
        return sent.length < known.length
                ? distance(sent, known, sent.length).map(near -> near + known.length - sent.length)
                : Optional.empty();
    }

    private static Optional<Integer> distance(String[] sent, String[] known, int segments) {
        int sum = 0;
        for (int i = 0; i < segments; i++) {
            int distance = letters(sent[i], known[i]);
            if (distance > Math.max(1, sent[i].length() / 3)) {
                return Optional.empty();
            }
            sum += distance;
        }
        return Optional.of(sum);
    }

    private static String[] segments(String name) {
        return name.split("\\.", -1);
    }

    /** How many letters must be added, left out or changed, whatever their case. */
    private static int letters(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
