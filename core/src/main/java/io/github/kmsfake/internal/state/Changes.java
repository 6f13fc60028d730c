package io.github.kmsfake.internal.state;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The paths of what was changed in a region since they were last taken, for the tester; under the region's lock. */
final class Changes {
    /** More of one call help nobody. */
    private static final int MOST = 100;

    private final Set<String> paths = new LinkedHashSet<>();

    void note(String path) {
        if (paths.size() < MOST) {
            paths.add(path);
        }
    }

    /** What there was, which is forgotten. */
    List<String> take() {
        List<String> taken = List.copyOf(paths);
        paths.clear();
        return taken;
    }
}
