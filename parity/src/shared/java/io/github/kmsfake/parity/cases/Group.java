package io.github.kmsfake.parity.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Cases that begin alike.
 *
 * @param name of the group, unique within its file
 * @param topic the operation or whatever else the file is about
 * @param instances the instances of a fake for this group, as settings; usually one that is ready
 * @param dataKeys the managed data keys of a fake for this group, as settings
 * @param given the calls before the cases
 */
public record Group(
        String name, String topic, List<String> instances, List<String> dataKeys, List<Step> given, List<Case> cases) {
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

    /** The same with those cases only that have such ids. */
    public Group only(Predicate<String> ids) {
        return new Group(
                name,
                topic,
                instances,
                dataKeys,
                given,
                cases.stream().filter(one -> ids.test(one.id())).toList());
    }

    /** All its calls. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>(given);
        cases.forEach(one -> steps.add(one.when()));
        return steps;
    }

    /** What it cannot do without: {@code paid}, {@code instance}, or {@code fake} for a fake of its own. */
    public Set<String> needs() {
        Set<String> needs = new TreeSet<>();
        for (Step step : steps()) {
            if (PAID.contains(step.call())) {
                needs.add("paid");
            }
            if (step.with().values().stream().anyMatch(value -> value.contains("${instance}"))
                    || step.instanceProtocol()) {
                needs.add("instance");
            }
            if (OF_THE_ACCOUNT.contains(step.call())) {
                needs.add("fake");
            }
        }
        if (!instances.equals(List.of(READY)) || !dataKeys.isEmpty()) {
            needs.add("fake");
        }
        return needs;
    }
}
