package io.github.kmsfake.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant. Names of segments, such as {@code Tag.1.Key}, are compared segment by segment. */
public final class NearestName {
    private static final int LONGEST = 64;
    private static final int MOST = 500;

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
                .filter(name -> !name.equals(mistyped) && !(isShorter(name, mistyped) && goesOn(name, names)))
                .flatMap(name -> distance(mistyped, name).map(distance -> new Candidate(name, distance)).stream())
                .sorted(Candidate.BEST_FIRST)
                .map(Candidate::name)
                .distinct()
                .toList();
    }

    /** The name closest to {@code mistyped}, if one comes near; of many names only the first are looked at. */
    public static Optional<String> find(String mistyped, Collection<String> names) {
        return to(
                        mistyped,
                        names.size() <= MOST
                                ? names
                                : names.stream().limit(MOST).toList())
                .stream()
                .findFirst();
    }

    /** The end of a sentence about a name that does not exist: the one that was probably meant; empty if none comes near. */
    public static String suggestion(String name, Collection<String> known) {
        return find(name, known).map(near -> "; did you mean " + near + "?").orElse("");
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
        // or the end of the name; or sent the parts of what is one JSON text, as some clients do with a map
        return distance(sent, known, Math.min(sent.length, known.length))
                .map(near -> near + Math.abs(known.length - sent.length));
    }

    private static boolean isShorter(String name, String mistyped) {
        return segments(name).length < segments(mistyped).length;
    }

    /** Whether a name has parts of its own, one of which was meant then rather than the whole. */
    private static boolean goesOn(String name, Collection<String> names) {
        return names.stream().anyMatch(other -> other.startsWith(name + "."));
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

    /** How many letters must be added, left out, changed or exchanged with the next, whatever their case. */
    private static int letters(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : least(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int least(int[][] distances, String a, String b, int i, int j) {
        int change = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
