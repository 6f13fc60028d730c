package io.github.kmsfake.internal.fault;

import java.util.Random;

/** A fault on the watch, with what it has seen so far. */
public final class ActiveFault {
    private final String id;
    private final FaultRule rule;
    private final Random random;
    private int seen;
    private int hits;
    private long second;
    private int passed;

    ActiveFault(String id, FaultRule rule) {
        this.id = id;
        this.rule = rule;
        this.random = new Random(rule.seed());
    }

    /** What tells it from all others of its server. */
    public String id() {
        return id;
    }

    /** Its settings. */
    public FaultRule rule() {
        return rule;
    }

    /** How many calls it has hit. */
    public synchronized int hits() {
        return hits;
    }

    /** Whether it can strike no more. */
    synchronized boolean isUsedUp() {
        return (rule.times() > 0 && hits >= rule.times()) || (rule.nth() > 0 && seen >= rule.nth());
    }

    /** Sees a call that matches, and tells whether it strikes it. */
    synchronized boolean matchAndCount(long epochSecond) {
        if (isUsedUp()) {
            return false;
        }
        seen++;
        boolean strikes = (rule.nth() == 0 || seen == rule.nth())
                && (rule.probability() >= 1 || random.nextDouble() < rule.probability())
                && !letsPass(epochSecond);
        hits += strikes ? 1 : 0;
        return strikes;
    }

    private boolean letsPass(long epochSecond) {
        if (rule.perSecond() == 0) {
            return false;
        }
        if (epochSecond != second) {
            second = epochSecond;
            passed = 0;
        }
        passed++;
        return passed <= rule.perSecond();
    }
}
