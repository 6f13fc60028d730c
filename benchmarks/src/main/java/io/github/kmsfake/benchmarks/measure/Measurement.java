package io.github.kmsfake.benchmarks.measure;

import io.github.kmsfake.benchmarks.report.Row;
import java.io.IOException;
import java.util.List;

/** Something that is measured, and becomes lines of the table. */
@FunctionalInterface
public interface Measurement {
    /** Measures it. */
    List<Row> rows(Effort effort) throws IOException;
}
