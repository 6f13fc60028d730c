package io.github.kmsfake.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cases that begin alike.
 *
 * @param name of the group, unique within its file
 * @param topic the operation or whatever else the file is about
 * @param instances the instances of a fake for this group, as settings; usually one that is ready
 * @param dataKeys the managed data keys of a fake for this group, as settings
 * @param account the status of the account in a fake for this group
 * @param given the calls before the cases
 */
public record Group(
        String name,
        String topic,
        List<String> instances,
        List<String> dataKeys,
        String account,
        List<Step> given,
        List<Case> cases) {
    /** The usual status of an account. */
    public static final String ENABLED = "Enabled";

    /** The instance that cases may use, in a fake. */
    public static final String READY = "kst-ready";

    private static final Set<String> PAID = Set.of("CreateKey", "CreateSecret");

    /** What changes more than what a run has made, or orders something. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of(
            "OpenKmsService",
            "ReleaseKmsInstance",
            "UpdateKmsInstance",
            "UpdateKmsInstanceBindVpc",
            "ConnectKmsInstance");

    /** Names it for good. */
    public String id() {
        return topic + "/" + name;
    }

    /** The same with other cases. */
    public Group with(List<Case> others) {
        return new Group(name, topic, instances, dataKeys, account, given, others);
    }

    /** All its calls. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(given);
        cases.forEach(one -> steps.add(one.when()));
        return steps;
    }

    /** Whether a call of it has that variable. */
    public boolean names(String variable) {
        String sign = "${" + variable + "}";
        return steps().stream().anyMatch(step -> step.with().values().stream().anyMatch(value -> value.contains(sign)));
    }

    /** What it cannot do without: {@code paid}, {@code instance}, or {@code fake} for a fake of its own. */
    public Set<String> needs() {
        Set<String> needs = new TreeSet<>();
        for (Step step : steps()) {
            if (PAID.contains(step.call())) {
                needs.add("paid");
            }
            if (step.instanceProtocol()) {
                needs.add("instance");
            }
            if (OF_THE_ACCOUNT.contains(step.call())) {
                needs.add("fake");
            }
        }
        if (names("instance")) {
            needs.add("instance");
        }
        if (!instances.equals(List.of(READY)) || !dataKeys.isEmpty() || !account.equals(ENABLED)) {
            needs.add("fake");
        }
        return needs;
    }
}
