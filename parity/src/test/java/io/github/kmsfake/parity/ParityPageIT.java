package io.github.kmsfake.parity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.parity.cases.Cases;
import io.github.kmsfake.parity.cases.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pages that name cases stay true. */
class ParityPageIT {
    private static final Path ROOT = Path.of(System.getProperty("project.root"));

    @Test
    void showsByWhatEachOperationIsHeld() throws Exception {
        Path folder = ROOT.resolve("parity/snapshots");
        String table = Holding.table(Cases.all(), Snapshots.read(folder), Models.read(folder));

        assertThat(Files.readString(ROOT.resolve("docs/parity.md"))).contains(table);
    }

    @Test
    void namesCasesThatExist() throws Exception {
        Set<String> ids = Cases.all().stream()
                .map(Group::cases)
                .flatMap(cases -> cases.stream().map(one -> one.id()))
                .collect(Collectors.toSet());
        String page = Files.readString(ROOT.resolve("docs/fidelity.md"));
        String part = page.substring(page.indexOf("## Which cases would settle it"));

        Set<String> named = Pattern.compile("`([A-Za-z-]+/[a-z0-9-]+)`")
                .matcher(part)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(ids).containsAll(named);
        assertThat(named).hasSizeGreaterThan(140);
        assertThat(part.lines().filter(line -> line.startsWith("| ")).skip(1))
                .allMatch(row -> row.matches("\\| .+ \\|( `[A-Za-z-]+/[a-z0-9-]+`,?)+ \\|"));
    }
}
