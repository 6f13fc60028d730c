package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Cases;
import io.github.kmsfake.parity.cases.Group;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which cases run, and what that means for an account. */
record Selection(List<Group> groups, Map<String, String> obstacles) {
    /** The groups of which a case has an id like that, and why some of them cannot run here. */
    static Selection of(Pattern only, Set<String> available) {
        List<Group> groups = Cases.all().stream()
                .map(group -> group.with(group.cases().stream()
                        .filter(one -> only.matcher(one.id()).matches())
                        .toList()))
                .filter(group -> !group.cases().isEmpty())
                .toList();
        Map<String, String> obstacles = new TreeMap<>();
        for (Group group : groups) {
            for (String need : group.needs()) {
                if (!available.contains(need)) {
                    obstacles.put(group.id(), obstacle(need));
                }
            }
        }
        return new Selection(groups, obstacles);
    }

    /** Only those cases of it; all of them can run. */
    Selection only(Predicate<Case> wanted) {
        return new Selection(
                groups.stream()
                        .map(group ->
                                group.with(group.cases().stream().filter(wanted).toList()))
                        .filter(group -> !group.cases().isEmpty())
                        .toList(),
                Map.of());
    }

    private static String obstacle(String need) {
        return switch (need) {
            case "paid" -> "makes keys or secrets, which cost money: --paid";
            case "instance" -> "needs an instance: --instance";
            default -> "needs fakes of its own on both sides, since it changes an account or its instances";
        };
    }

    /** Why a group cannot run; empty if it can. */
    String obstacle(Group group) {
        return obstacles.getOrDefault(group.id(), "");
    }

    /** How many calls there are at least, by operation. */
    Map<String, Integer> calls() {
        Map<String, Integer> calls = new TreeMap<>();
        for (Group group : groups) {
            if (obstacle(group).isEmpty()) {
                group.steps().forEach(step -> calls.merge(step.call(), 1, Integer::sum));
            }
        }
        return calls;
    }

    /** What will be done to each service, to be read before it is allowed. */
    String plan(String prefix, double rate) {
        StringBuilder plan = new StringBuilder("Plan for each side\n  calls by operation:\n");
        Map<String, Integer> calls = calls();
        calls.forEach(
                (operation, count) -> plan.append(String.format(Locale.ROOT, "    %-32s %4d%n", operation, count)));
        plan.append("  resources, at most:\n");
        int deletions = 0;
        for (Resource.Kind kind : Resource.Kind.values()) {
            int count = calls.getOrDefault(kind.maker, 0);
            deletions += count;
            if (count > 0) {
                plan.append(String.format(
                        Locale.ROOT,
                        "    %-32s %4d%s%n",
                        kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        count,
                        kind == Resource.Kind.KEY || kind == Resource.Kind.SECRET ? "  costs money" : ""));
            }
        }
        int all = calls.values().stream().mapToInt(count -> count).sum() + deletions;
        plan.append("  about ").append(all).append(" calls");
        if (rate > 0) {
            plan.append(", ")
                    .append((int) (all / rate) + 1)
                    .append(" seconds at ")
                    .append(rate)
                    .append(" a second");
        }
        plan.append("\n  all named ")
                .append(prefix)
                .append("-…, or tagged ")
                .append(Side.TAG)
                .append('=')
                .append(prefix);
        plan.append("; keys are scheduled to be deleted after 7 days\n");
        return plan.append("  not run: ")
                .append(groups.stream()
                        .filter(group -> !obstacle(group).isEmpty())
                        .mapToInt(group -> group.cases().size())
                        .sum())
                .append(" cases\n")
                .toString();
    }
}
