package io.github.kmsfake.benchmarks.report;

import java.util.List;
import java.util.stream.Collectors;

/** The outcome as Markdown. */
public record Table(List<Row> rows) {
    private static final String HEAD = """
            | what | fake | floor | ratio | budget | met |
            |---|---|---|---|---|---|
            """;

    /** The table, a line per row. */
    public String markdown() {
        return rows.stream()
                .map(row -> "| "
                        + String.join(" | ", row.what(), row.fake(), row.floor(), row.ratio(), row.budget(), row.met())
                        + " |\n")
                .collect(Collectors.joining("", HEAD, ""));
    }
}
