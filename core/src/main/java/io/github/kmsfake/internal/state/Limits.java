package io.github.kmsfake.internal.state;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How much there can be in one account and region. The service's own figures, of its page "Limits", unless they are
 * relaxed.
 */
public final class Limits {
    public static final Limits STANDARD = new Limits(standard());

    private static final int LARGEST = 1_000_000_000;

    private final Map<String, Integer> figures;

    private Limits(Map<String, Integer> figures) {
        this.figures = figures;
    }

    private static Map<String, Integer> standard() {
        Map<String, Integer> figures = new LinkedHashMap<>();
        figures.put("keys", 200);
        figures.put("aliases", 300);
        figures.put("keyVersions", 10_000);
        figures.put("daysBetweenKeyVersions", 0);
        return figures;
    }

    /**
     * These limits with another figure.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public Limits with(String name, int figure) {
        if (!figures.containsKey(name) || figure < 0 || figure > LARGEST) {
            throw refusal(name + "=" + figure);
        }
        Map<String, Integer> changed = new LinkedHashMap<>(figures);
        changed.put(name, figure);
        return new Limits(changed);
    }

    /**
     * These limits with another figure, given as {@code NAME=FIGURE}.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public Limits with(String text) {
        int equals = text.indexOf('=');
        String figure = text.substring(equals + 1);
        if (equals < 0 || !figure.matches("[0-9]{1,10}") || Long.parseLong(figure) > LARGEST) {
            throw refusal(text);
        }
        return with(text.substring(0, equals), Integer.parseInt(figure));
    }

    public Set<String> names() {
        return figures.keySet();
    }

    /** Keys outside instances; those inside are limited by what was bought. */
    public int keys() {
        return figure("keys");
    }

    public int aliases() {
        return figure("aliases");
    }

    public int keyVersions() {
        return figure("keyVersions");
    }

    /** How long CreateKeyVersion has to wait after the last version. */
    public Duration betweenKeyVersions() {
        return Duration.ofDays(figure("daysBetweenKeyVersions"));
    }

    private IllegalArgumentException refusal(String given) {
        return new IllegalArgumentException("limit takes NAME=FIGURE where NAME is one of " + names()
                + " and FIGURE is 0 to " + LARGEST + ", but was given \"" + given + "\"");
    }

    private int figure(String name) {
        return figures.getOrDefault(name, 0);
    }
}
