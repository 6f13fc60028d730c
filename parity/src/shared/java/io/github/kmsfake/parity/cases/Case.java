package io.github.kmsfake.parity.cases;

import java.util.Map;

/**
 * One call, and what the fake answers.
 *
 * @param id names it for good: the operation and what is special
 * @param status the HTTP status
 * @param code the code of a refusal; empty for a success
 * @param names what the text of a refusal names
 * @param fields paths in the answer of a success, and what is there: a type, or {@code =} and a value, or {@code ~} and a
 *     pattern
 * @param source who says so: {@code documented}, {@code observed} or {@code chosen}
 */
public record Case(
        String id,
        String title,
        Step when,
        int status,
        String code,
        String names,
        Map<String, String> fields,
        String source) {
    /** Whether the call must be refused. */
    public boolean refused() {
        return !code.isEmpty();
    }
}
