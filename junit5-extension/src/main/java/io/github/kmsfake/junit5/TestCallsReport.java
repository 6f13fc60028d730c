package io.github.kmsfake.junit5;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.TestAbortedException;

/**
 * What a test called, for whoever reads why it failed. It is added to the failure as suppressed, since a failure's stack
 * trace is the one thing that build tools and development environments alike show and keep.
 */
final class TestCallsReport extends Exception {
    private static final long serialVersionUID = 1;

    private TestCallsReport(String message) {
        super(message, null, false, false);
    }

    /** Adds reports to a failure, unless it has some, or is none. */
    static void attach(Throwable failure, List<String> reports) {
        boolean told = Arrays.stream(failure.getSuppressed()).anyMatch(TestCallsReport.class::isInstance);
        if (!told && !reports.isEmpty() && !(failure instanceof TestAbortedException)) {
            failure.addSuppressed(new TestCallsReport(reports.stream().collect(Collectors.joining("\n"))));
        }
    }
}
