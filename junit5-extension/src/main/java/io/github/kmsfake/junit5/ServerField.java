package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.ServerStore.Lease;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.commons.support.AnnotationSupport;

/** A field with {@link KmsFake}: there is a server in it that the user has built, or one is put there. */
final class ServerField {
    private ServerField() {}

    /** Whether nobody has put a server there yet. */
    static boolean isEmpty(Field field, @Nullable Object instance) {
        return value(field, instance) == null;
    }

    /** The server of an instance's field, running; in the end the field is as it was. */
    static Lease lease(Field field, Object instance) {
        boolean ours = isEmpty(field, instance);
        KmsFakeServer server = start(field, instance);
        return new Lease(server, Attributes.failOn(field), () -> {
            server.close();
            if (ours) {
                set(field, instance, null);
            }
        });
    }

    /** The server of the field, running. */
    static KmsFakeServer start(Field field, @Nullable Object instance) {
        if (value(field, instance) instanceof KmsFakeServer built) {
            return built.open();
        }
        KmsFakeServer started = Attributes.start(
                AnnotationSupport.findAnnotation(field, KmsFake.class).orElseThrow());
        try {
            set(field, instance, started);
        } catch (ExtensionConfigurationException e) {
            started.close();
            throw e;
        }
        return started;
    }

    /** Takes what {@link #start} has put into a static field out of it. */
    static void empty(Field field) {
        set(field, null, null);
    }

    private static @Nullable Object value(Field field, @Nullable Object instance) {
        if (field.getType() != KmsFakeServer.class) {
            throw new ExtensionConfigurationException(
                    "@KmsFake goes on fields of type KmsFakeServer, but " + field + " is of another type");
        }
        try {
            field.setAccessible(true);
            return field.get(instance);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("@KmsFake cannot read the field " + field, e);
        }
    }

    private static void set(Field field, @Nullable Object instance, @Nullable KmsFakeServer server) {
        try {
            field.set(instance, server);
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("@KmsFake cannot set the final field " + field, e);
        }
    }
}
