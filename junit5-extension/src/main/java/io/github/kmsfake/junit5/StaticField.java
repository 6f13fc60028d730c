package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.ServerStore.Lease;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of a static field. A base class's field is one for all classes that inherit it, whether they come one after the
 * other or run side by side.
 */
final class StaticField implements ClosesWithContext {
    private record Of(Field field) {}

    private final Field field;
    private @Nullable KmsFakeServer running;
    private boolean ours;
    private int users;

    private StaticField(Field field) {
        this.field = field;
    }

    /** The server of a field for a class that has it, while that class runs. */
    static Lease lease(Field field, ExtensionContext ofClass) {
        boolean inherited = field.getDeclaringClass() != ofClass.getRequiredTestClass();
        return ServerStore.store(ofClass.getRoot())
                .getOrComputeIfAbsent(new Of(field), any -> new StaticField(field), StaticField.class)
                .lease(inherited);
    }

    private synchronized Lease lease(boolean inherited) {
        if (running != null && ServerStore.isClosed(running)) {
            close(); // a test has closed it
        }
        if (running == null) {
            ours = ServerField.isEmpty(field, null);
            running = ServerField.start(field, null);
        }
        users++;
        return new Lease(running, Attributes.failOn(field), () -> release(inherited));
    }

    /** What somebody has built himself cannot be built anew for the next class that inherits it, so it stays. */
    private synchronized void release(boolean inherited) {
        users--;
        if (users == 0 && (ours || !inherited)) {
            close();
        }
    }

    @Override
    public synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
            if (ours) {
                ServerField.empty(field);
            }
        }
    }
}
