package io.github.kmsfake;

import io.github.kmsfake.internal.testing.TestControls;
import io.github.kmsfake.internal.text.ClientText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Calls that a server has answered, oldest first: all that are kept, which are the last {@value #KEPT}, or those that
 * were picked. Each look is a fresh one, so it can be waited for calls to come. What fails says what did happen, and
 * which call came closest.
 *
 * <pre>{@code
 * kms.calls().of("Encrypt").by(clientKeyId).verifyCount(2);
 * kms.calls().of("GetSecretValue").with("SecretName", "db").await(3, Duration.ofSeconds(5));
 * }</pre>
 */
public final class KmsFakeCalls implements Iterable<KmsFakeCall> {
    /** How many calls a server keeps. */
    public static final int KEPT = TestControls.MOST_CALLS;

    private static final int MOST_SHOWN = 20;

    /**
     * What a call has to fulfil.
     *
     * @param test made anew for each look, after the calls were taken: some conditions only the fake itself can test
     */
    private record Condition(String text, Supplier<Predicate<KmsFakeCall>> test) {}

    private final AdminTarget target;
    private final List<Condition> conditions;

    KmsFakeCalls(AdminTarget target) {
        this(target, List.of());
    }

    private KmsFakeCalls(AdminTarget target, List<Condition> conditions) {
        this.target = target;
        this.conditions = conditions;
    }

    /**
     * Those of one operation, by either protocol.
     *
     * @param operation its name
     * @return such calls
     */
    public KmsFakeCalls of(String operation) {
        return matching("operation " + operation, call -> call.operation().equals(operation));
    }

    /**
     * Those of one caller.
     *
     * @param id an access key id or client key id; empty for calls without
     * @return such calls
     */
    public KmsFakeCalls by(String id) {
        return matching("caller " + id, call -> call.caller().equals(id));
    }

    /**
     * Those with a parameter of that value. Secret and long values are compared too, though calls show them masked or cut.
     *
     * @param name the parameter's name
     * @param value its value as it was sent; empty for calls without
     * @return such calls
     */
    public KmsFakeCalls with(String name, String value) {
        return and(new Condition(name + "=" + value, () -> target.having(name, value)));
    }

    /**
     * Those that were answered as they wished.
     *
     * @return such calls
     */
    public KmsFakeCalls succeeded() {
        return matching("success", KmsFakeCall::succeeded);
    }

    /**
     * Those that were refused with a code.
     *
     * @param code the code, such as {@code Forbidden.NoPermission}
     * @return such calls
     */
    public KmsFakeCalls refusedWith(String code) {
        return matching(
                "refusal " + code, call -> call.code().filter(code::equals).isPresent());
    }

    /**
     * Those that look like a mistake of the caller: with a parameter that the operation does not have, or of an
     * operation that does not exist.
     *
     * @return such calls
     */
    public KmsFakeCalls withWarnings() {
        return matching("warnings", call -> !call.warnings().isEmpty());
    }

    /**
     * Those that fulfil any condition.
     *
     * @param text the condition in a few words, for reports
     * @param condition the condition
     * @return such calls
     */
    public KmsFakeCalls matching(String text, Predicate<KmsFakeCall> condition) {
        return and(new Condition(text, () -> condition));
    }

    private KmsFakeCalls and(Condition further) {
        List<Condition> more = new ArrayList<>(conditions);
        more.add(further);
        return new KmsFakeCalls(target, List.copyOf(more));
    }

    /**
     * The calls, as they are now.
     *
     * @return an unmodifiable list, oldest first
     */
    public List<KmsFakeCall> list() {
        return look().fitting();
    }

    /**
     * How many there are now.
     *
     * @return 0 or more
     */
    public int count() {
        return list().size();
    }

    /**
     * The last one.
     *
     * @return it
     * @throws AssertionError if there is none
     */
    public KmsFakeCall last() {
        List<KmsFakeCall> calls = require("a call", found -> !found.isEmpty());
        return calls.get(calls.size() - 1);
    }

    /**
     * Fails unless there are exactly so many.
     *
     * @param expected how many
     * @throws AssertionError if there are more or fewer
     */
    public void verifyCount(int expected) {
        require(calls(expected), found -> found.size() == expected);
    }

    /**
     * Fails if there is none.
     *
     * @throws AssertionError if there is none
     */
    public void verifyAny() {
        require("at least one call", found -> !found.isEmpty());
    }

    /**
     * Fails if there is one.
     *
     * @throws AssertionError if there is one
     */
    public void verifyNone() {
        verifyCount(0);
    }

    /**
     * Waits until there are at least so many.
     *
     * @param expected how many
     * @param atMost how long to wait, in real time
     * @return the calls
     * @throws AssertionError if there are fewer when the time is over
     */
    public List<KmsFakeCall> await(int expected, Duration atMost) {
        try {
            if (!target.await(calls -> look(calls).fitting().size() >= expected, atMost)) {
                throw new AssertionError(report("Expected at least " + calls(expected) + " within " + atMost, look()));
            }
            return list();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for " + calls(expected) + described(), e);
        }
    }

    @Override
    public Iterator<KmsFakeCall> iterator() {
        return list().iterator();
    }

    /** All calls in lines of their own. */
    @Override
    public String toString() {
        return lines(list());
    }

    /** The calls as they are now, if they are as expected. */
    private List<KmsFakeCall> require(String expectation, Predicate<List<KmsFakeCall>> holds) {
        Look look = look();
        List<KmsFakeCall> fitting = look.fitting();
        if (!holds.test(fitting)) {
            throw new AssertionError(report("Expected " + expectation, look));
        }
        return fitting;
    }

    private Look look() {
        return look(target.calls());
    }

    private Look look(List<KmsFakeCall> calls) {
        return new Look(
                calls,
                conditions.stream().map(condition -> condition.test().get()).toList());
    }

    /** The calls at one moment, and what tells for each condition which of them fulfil it. */
    private record Look(List<KmsFakeCall> calls, List<Predicate<KmsFakeCall>> tests) {
        List<KmsFakeCall> fitting() {
            return calls.stream()
                    .filter(call -> tests.stream().allMatch(test -> test.test(call)))
                    .toList();
        }

        /** The call that misses the fewest conditions; of several the last. */
        KmsFakeCall nearest() {
            KmsFakeCall nearest = calls.get(0);
            for (KmsFakeCall call : calls) {
                if (missing(call) <= missing(nearest)) {
                    nearest = call;
                }
            }
            return nearest;
        }

        private long missing(KmsFakeCall call) {
            return tests.stream().filter(test -> !test.test(call)).count();
        }
    }

    /** Of the same calls that were tested: there may be more by now. */
    private String report(String expectation, Look look) {
        List<KmsFakeCall> fitting = look.fitting();
        StringBuilder text = new StringBuilder(expectation).append(described()).append(", but there ");
        text.append(fitting.size() == 1 ? "was " : "were ").append(calls(fitting.size()));
        if (!fitting.isEmpty()) {
            return text.append(":\n").append(lines(fitting)).toString();
        }
        if (look.calls().isEmpty()) {
            return text.append("; the server was not called at all").toString();
        }
        KmsFakeCall nearest = look.nearest();
        return text.append(".\nThe nearest is\n  ")
                .append(nearest)
                .append("\n  which has not: ")
                .append(String.join(", ", missing(look, nearest)))
                .append("\nAll calls:\n")
                .append(lines(look.calls()))
                .toString();
    }

    private List<String> missing(Look look, KmsFakeCall call) {
        return IntStream.range(0, conditions.size())
                .filter(i -> !look.tests().get(i).test(call))
                .mapToObj(i -> ClientText.inLog(conditions.get(i).text()))
                .toList();
    }

    private String described() {
        return conditions.isEmpty()
                ? ""
                : conditions.stream()
                        .map(condition -> ClientText.inLog(condition.text()))
                        .collect(Collectors.joining(", ", " with ", ""));
    }

    private static String calls(int number) {
        return number + (number == 1 ? " call" : " calls");
    }

    private static String lines(List<KmsFakeCall> calls) {
        StringBuilder text = new StringBuilder();
        int skipped = Math.max(0, calls.size() - MOST_SHOWN);
        if (skipped > 0) {
            text.append("  … ").append(skipped).append(" more before\n");
        }
        calls.subList(skipped, calls.size())
                .forEach(call -> text.append("  ").append(call).append('\n'));
        return text.toString().stripTrailing();
    }
}
