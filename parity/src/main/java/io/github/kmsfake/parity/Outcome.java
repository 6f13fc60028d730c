package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Case;
import java.util.List;

/**
 * What became of a case.
 *
 * @param topic what the case is about
 * @param differences field by field; empty if there is none
 * @param obstacle why it could not run; empty if it did
 * @param planned whether that was said before
 */
record Outcome(Case what, String topic, List<Difference> differences, String obstacle, boolean planned) {
    /** One thing that differs, and how. */
    record Difference(String field, String a, String b) {}

    /** In a word. */
    String result() {
        if (!obstacle.isEmpty()) {
            return "could not run";
        }
        return differences.isEmpty() ? "same" : "differs";
    }
}
