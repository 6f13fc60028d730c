package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.ServerStore.Lease;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A KMS fake that is registered by program, for what annotations cannot say: settings that are computed, a clock, an
 * authority.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final KmsFakeExtension KMS =
 *         KmsFakeExtension.of(KmsFakeServer.builder().region("cn-beijing").clock(clock));
 * }</pre>
 *
 * <p>In a static field it is one server for the class and its nested classes, reset before each test, and tests of the class
 * take turns. In an instance field it is a server for each test, or for the class if there is one instance per class.
 * {@link #server()} and parameters of type {@link KmsFakeServer} give access to it. {@link KmsFault} works as with {@link
 * KmsFake}. A class has either this or {@link KmsFake} on the class, not both.
 */
public final class KmsFakeExtension
        implements BeforeAllCallback, BeforeEachCallback, ParameterResolver, FailureReporting {
    private final KmsFakeServer.Builder builder;
    private @Nullable KmsFakeServer running;
    private Set<FailOn> failOn = Set.of();
    private int users;

    private KmsFakeExtension(KmsFakeServer.Builder builder) {
        this.builder = builder;
    }

    /**
     * A fake with settings of one's own.
     *
     * @param builder the settings; a server is built from them whenever one is needed
     * @return the extension, to be registered
     */
    public static KmsFakeExtension of(KmsFakeServer.Builder builder) {
        return new KmsFakeExtension(builder);
    }

    /**
     * A fake with default settings.
     *
     * @return the extension, to be registered
     */
    public static KmsFakeExtension withDefaults() {
        return of(KmsFakeServer.builder());
    }

    /**
     * Says what makes a test fail that has passed otherwise. What is not named is told in the test's report.
     *
     * @param causes nothing unless set
     * @return this extension
     */
    public synchronized KmsFakeExtension failOn(FailOn... causes) {
        failOn = Set.of(causes);
        return this;
    }

    /**
     * The server.
     *
     * @return it, while a test or class runs that has it
     * @throws IllegalStateException before and after
     */
    public synchronized KmsFakeServer server() {
        if (running == null) {
            throw new IllegalStateException(
                    "This KMS fake is not running: it is there while tests run in whose class it is registered");
        }
        return running;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        serverIn(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        KmsFakeServer server = serverIn(context);
        if (!ServerLocks.take(server, context)) {
            throw ServerLocks.refusal();
        }
        server.reset();
        TestScope.of(context).meet(server, failOn);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KmsFakeServer.class && !parameter.isAnnotated(KmsFake.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return serverIn(context);
    }

    private KmsFakeServer serverIn(ExtensionContext context) {
        return ServerStore.find(context, this).orElseGet(() -> ServerStore.in(context, this, this::lease));
    }

    /** The static field of a superclass is one field for all its subclasses, and they may run side by side. */
    private synchronized Lease lease() {
        if (running == null || ServerStore.isClosed(running)) {
            running = builder.start();
        }
        users++;
        return new Lease(running, failOn, this::release);
    }

    private synchronized void release() {
        users--;
        if (users == 0 && running != null) {
            running.close();
            running = null;
        }
    }
}
