package io.github.kmsfake.parity;

import io.github.kmsfake.parity.cases.Case;
import io.github.kmsfake.parity.cases.Group;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** By what each operation is held: a table for the page on parity. */
final class Holding {
    private static final List<String> COLUMNS = List.of("documented", "observed", "chosen");

    private Holding() {}

    /** The table, in Markdown. */
    static String table(List<Group> groups, Map<String, Snapshots.Snapshot> snapshots) {
        Map<String, int[]> rows = new TreeMap<>();
        for (Group group : groups) {
            for (Case one : group.cases()) {
                int[] row = rows.computeIfAbsent(one.when().call(), any -> new int[COLUMNS.size() + 4]);
                row[0]++;
                row[1 + COLUMNS.indexOf(one.source())]++;
                Snapshots.Snapshot snapshot = snapshots.get(one.id());
                if (snapshot != null) {
                    String source = snapshot.source();
                    row[4 + (source.startsWith(Snapshots.RECORDED) ? 2 : source.startsWith("[doc") ? 0 : 1)]++;
                }
            }
        }
        StringBuilder table = new StringBuilder("| operation | cases | documented | observed | chosen | snapshots of"
                + " documents | of SDKs and Terraform | recorded |\n|---|---|---|---|---|---|---|---|\n");
        rows.forEach((operation, row) -> {
            table.append("| ").append(operation);
            for (int count : row) {
                table.append(" | ").append(count == 0 ? "" : String.valueOf(count));
            }
            table.append(" |\n");
        });
        return table.toString();
    }
}
