package io.github.kmsfake.junit5;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;

/** What extensions with servers do at the end of a test, and around dynamic tests. */
interface FailureReporting extends AfterEachCallback, InvocationInterceptor {
    @Override
    default void afterEach(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> report(failure, context));
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
