package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Group;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By what each operation is held: a table for the page on parity. */
final class Holding {
    private static final List<String> SOURCES = List.of("documented", "observed", "chosen");
    private static final List<String> TAGS = List.of("[doc]", "[seen]", "[sdk]", "[tf]", Snapshots.RECORDED);
    private static final String HEAD = "| operation | cases | documented | observed | chosen | documents | live texts"
            + " | SDKs | Terraform | recorded |\n|---|---|---|---|---|---|---|---|---|---|\n";

    private Holding() {}

    /** The table, in Markdown. */
    static String table(List<Group> groups, Map<String, Snapshots.Snapshot> snapshots, List<Models> models) {
        Map<String, int[]> rows = new TreeMap<>();
        for (Group group : groups) {
            for (Case one : group.cases()) {
                int[] row = rows.computeIfAbsent(name(one), any -> new int[1 + SOURCES.size() + TAGS.size()]);
                row[0]++;
                row[1 + SOURCES.indexOf(one.source())]++;
                Snapshots.Snapshot snapshot = snapshots.get(one.id());
                if (snapshot != null) {
                    count(row, snapshot.source());
                }
                models.stream().filter(all -> all.have(one)).forEach(all -> count(row, all.source()));
            }
        }
        StringBuilder table = new StringBuilder(HEAD);
        rows.forEach((operation, row) -> {
            table.append("| ").append(operation);
            for (int count : row) {
                table.append(" | ").append(count == 0 ? "" : String.valueOf(count));
            }
            table.append(" |\n");
        });
        return table.toString();
    }

    /** Calls of the instance protocol have rows of their own, after the others. */
    private static String name(Case one) {
        return one.when().instanceProtocol()
                ? "instance: " + one.when().call()
                : one.when().call();
    }

    private static void count(int[] row, String source) {
        for (String tag : TAGS) {
            row[1 + SOURCES.size() + TAGS.indexOf(tag)] += source.startsWith(tag) ? 1 : 0;
        }
    }
}
