package io.github.kmsfake.internal.server;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the name that somebody probably meant. */
final class NearestName {
    private static final int LONGEST = 64;

    private NearestName() {}

    /** The names closest to {@code mistyped}, best first; none if nothing comes near. */
    static List<String> to(String mistyped, Collection<String> names) {
        if (mistyped.length() > LONGEST) {
            return List.of();
        }
        int farthest = Math.max(1, mistyped.length() / 3);
        return names.stream()
                .filter(name -> distance(mistyped, name) <= farthest)
                .sorted(Comparator.<String>comparingInt(name -> distance(mistyped, name))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** How many letters must be added, left out or changed, whatever their case. */
    private static int distance(String left, String right) {
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
