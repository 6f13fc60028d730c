package io.github.kmsfake.junit5;

import io.github.kmsfake.junit5.TestScope.Finding;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/** What extensions with servers do at the end of a test, and around dynamic tests. */
interface FailureReporting extends AfterEachCallback, InvocationInterceptor {
    @Override
    default void afterEach(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        if (failure.isPresent()) {
            report(failure.get(), context);
        } else {
            TestScope.around(context).ifPresent(run -> tell(run, context));
        }
    }

    /** What a test that has passed would hide makes it fail, if that was asked for, or is told. */
    private static void tell(TestScope run, ExtensionContext context) {
        List<Finding> findings = run.findings();
        String fatal = sentences(findings.stream().filter(Finding::fails));
        if (!fatal.isEmpty()) {
            AssertionError failure = new AssertionError(fatal);
            report(failure, context);
            throw failure;
        }
        if (!findings.isEmpty()) {
            context.publishReportEntry("kms-fake", sentences(findings.stream()));
        }
        // the server has logged its warnings itself
        String unused = sentences(findings.stream().filter(finding -> finding.kind() == FailOn.UNUSED_FAULTS));
        if (!unused.isEmpty()) {
            System.getLogger("io.github.kmsfake").log(Level.WARNING, context.getDisplayName() + ": " + unused);
        }
    }

    private static String sentences(Stream<Finding> findings) {
        return findings.map(Finding::sentence).distinct().collect(Collectors.joining("\n"));
    }

    @Override
    @SuppressWarnings("try") // that the thread works for the test is all that is wanted
    default void interceptDynamicTest(
            Invocation<@Nullable Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try (ClosesWithContext inTurn = ServerLocks.enter(context)) {
            invocation.proceed();
        } catch (Throwable failure) {
            report(failure, context);
            throw failure;
        }
    }

    private static void report(Throwable failure, ExtensionContext context) {
        TestScope.around(context).ifPresent(run -> TestCallsReport.attach(failure, run.reports()));
    }
}
