package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What {@link KmsFake} does. Every server is kept in the store of the context that it lives as long as, and JUnit closes
 * it with that context.
 */
final class KmsFakeExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(KmsFakeExtension.class);
    private static final Class<ClassServer> OF_CLASS = ClassServer.class;

    @Override
    public void beforeAll(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        AnnotationSupport.findAnnotation(testClass, KmsFake.class)
                .ifPresent(fake -> store(context).put(OF_CLASS, new ClassServer(Attributes.start(fake))));
        startFields(testClass, null, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            startFields(instance.getClass(), instance, lifeOf(instance, context));
        }
        classServer(context).ifPresent(shared -> shared.server().reset());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KmsFakeServer.class
                && (parameter.isAnnotated(KmsFake.class) || classServer(context).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<KmsFake> own = parameter.findAnnotation(KmsFake.class);
        Optional<ClassServer> shared = classServer(context);
        if (shared.isPresent()
                && own.filter(fake -> !Attributes.areDefaults(fake)).isEmpty()) {
            return shared.get().server();
        }
        KmsFake fake = own.orElseThrow();
        return store(context)
                .getOrComputeIfAbsent(fake, key -> new Owned(Attributes.start(fake)), Owned.class)
                .server();
    }

    /** A server that ends with the context whose store it is in. */
    private record Owned(KmsFakeServer server) implements Ending {
        @Override
        public void close() {
            server.close();
        }
    }

    /** Which field of which instance a server is for. */
    private record FieldKey(Field field, int instance) {}

    private static void startFields(Class<?> type, @Nullable Object instance, ExtensionContext life) {
        Predicate<Field> wanted = field -> Modifier.isStatic(field.getModifiers()) == (instance == null);
        for (Field field : AnnotationSupport.findAnnotatedFields(type, KmsFake.class, wanted)) {
            store(life)
                    .getOrComputeIfAbsent(
                            new FieldKey(field, System.identityHashCode(instance)),
                            key -> new Owned(start(field, instance)),
                            Owned.class);
        }
    }

    private static KmsFakeServer start(Field field, @Nullable Object instance) {
        if (field.getType() != KmsFakeServer.class) {
            throw new ExtensionConfigurationException(
                    "@KmsFake goes on fields of type KmsFakeServer, but " + field + " is of another type");
        }
        try {
            field.setAccessible(true);
            if (field.get(instance) instanceof KmsFakeServer built) {
                return built.open();
            }
            KmsFakeServer started = Attributes.start(
                    AnnotationSupport.findAnnotation(field, KmsFake.class).orElseThrow());
            field.set(instance, started);
            return started;
        } catch (IllegalAccessException e) {
            throw new ExtensionConfigurationException("@KmsFake cannot set the final field " + field, e);
        }
    }

    /** An instance lives as long as its test, or, if it is there once per class, as long as its class. */
    private static ExtensionContext lifeOf(Object instance, ExtensionContext test) {
        if (test.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_METHOD) {
            return test;
        }
        ExtensionContext context = test;
        while (context.getTestMethod().isPresent() || !isOfClass(context, instance)) {
            context = context.getParent().orElseThrow();
        }
        return context;
    }

    private static boolean isOfClass(ExtensionContext context, Object instance) {
        return context.getTestClass()
                .filter(type -> type == instance.getClass())
                .isPresent();
    }

    private static Optional<ClassServer> classServer(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(OF_CLASS, ClassServer.class));
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
