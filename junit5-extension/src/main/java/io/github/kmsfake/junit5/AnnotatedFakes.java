package io.github.kmsfake.junit5;

import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.ServerStore.Lease;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link KmsFake} and {@link KmsFault} do. */
final class AnnotatedFakes implements BeforeAllCallback, BeforeEachCallback, ParameterResolver, FailureReporting {
    /** The key of a class's server. */
    private static final Object OF_CLASS = AnnotatedFakes.class;

    /** Which field of which instance a server is for. */
    private record FieldKey(Field field, int instance) {}

    /** Says that somebody else than a test knows the server of a class: a constructor, what runs before all tests. */
    private record Kept(KmsFakeServer server) {}

    /** Says that somebody knows the server of a class who is there for several tests, and will not notice a new one. */
    private record Held(KmsFakeServer server) {}

    /** Which parameter a server is for: of those of a method that say the same, the so-many-th. */
    private record ParameterKey(KmsFake fake, int ordinal) {}

    @Override
    public void beforeAll(ExtensionContext context) {
        ofClass(context);
        startFields(context.getRequiredTestClass(), null, context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws InterruptedException {
        Optional<KmsFakeServer> shared = ofClass(context);
        if (shared.isPresent()) {
            beginWith(shared.get(), context);
        }
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            startFields(instance.getClass(), null, classOf(instance, context));
            startFields(instance.getClass(), instance, lifeOf(instance, context));
        }
        TestScope run = TestScope.of(context);
        ServerStore.reachable(context).values().forEach(lease -> run.meet(lease.server(), lease.failOn()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        FailureReporting.super.afterEach(context);
        if (TestScope.around(context).filter(TestScope::lacksServer).isPresent()) {
            throw new ExtensionConfigurationException(
                    "@KmsFault needs a KMS fake, but this test has none: put @KmsFake on the class, a field or a parameter");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KmsFakeServer.class
                && (parameter.isAnnotated(KmsFake.class) || ofClass(context).isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<KmsFake> own = parameter.findAnnotation(KmsFake.class);
        Optional<KmsFakeServer> shared = ofClass(context);
        Optional<ParameterKey> key = own.map(fake -> new ParameterKey(fake, ordinal(fake, parameter)));
        if (shared.isPresent()
                && own.filter(fake -> !Attributes.areDefaults(fake)).isEmpty()
                && key.filter(later -> later.ordinal() > 0).isEmpty()) {
            if (outlivesTests(parameter, context)) {
                ServerStore.store(context.getRoot()).put(new Kept(shared.get()), true);
                if (servesSeveralTests(parameter, context)) {
                    ServerStore.store(context.getRoot()).put(new Held(shared.get()), true);
                }
            }
            return shared.get();
        }
        KmsFake fake = own.orElseThrow();
        KmsFakeServer server = ServerStore.find(context, key.orElseThrow())
                .orElseGet(() -> ServerStore.in(context, key.orElseThrow(), () -> lease(fake)));
        TestScope.around(context).ifPresent(run -> run.meet(server, Attributes.failOn(fake)));
        return server;
    }

    /** How many parameters of the same method before this one are annotated alike. */
    private static int ordinal(KmsFake fake, ParameterContext parameter) {
        return (int) Arrays.stream(parameter.getDeclaringExecutable().getParameters())
                .limit(parameter.getIndex())
                .filter(earlier -> AnnotationSupport.findAnnotation(earlier, KmsFake.class)
                        .filter(fake::equals)
                        .isPresent())
                .count();
    }

    private static Lease lease(KmsFake fake) {
        return new Lease(Attributes.start(fake), Attributes.failOn(fake));
    }

    /**
     * The server of the nearest class that is annotated. It is started by whoever asks first: the constructor of an instance
     * per class asks before all else.
     */
    private static Optional<KmsFakeServer> ofClass(ExtensionContext context) {
        return ServerStore.own(context, OF_CLASS)
                .or(() -> annotation(context).map(fake -> start(fake, context)))
                .or(() -> context.getParent().flatMap(AnnotatedFakes::ofClass));
    }

    private static KmsFakeServer start(KmsFake ofClass, ExtensionContext context) {
        ServerStore.closed(context, OF_CLASS)
                .filter(server -> ServerStore.store(context.getRoot()).get(new Held(server)) != null)
                .ifPresent(server -> {
                    throw new IllegalStateException("An earlier test has closed the KMS fake of this class, which a"
                            + " constructor or a @BeforeAll method holds; leave closing to @KmsFake");
                });
        return ServerStore.in(context, OF_CLASS, () -> lease(ofClass));
    }

    /** A test that cannot wait for its turn has a server of its own instead, if it will not notice. */
    private static void beginWith(KmsFakeServer shared, ExtensionContext test) throws InterruptedException {
        if (ServerLocks.take(shared, test)) {
            shared.reset();
        } else if (ServerStore.store(test.getRoot()).get(new Kept(shared)) == null) {
            nearestAnnotation(test).ifPresent(fake -> start(fake, test));
        } else {
            throw ServerLocks.refusal();
        }
    }

    private static boolean outlivesTests(ParameterContext parameter, ExtensionContext context) {
        return context.getTestMethod().isEmpty() || parameter.getDeclaringExecutable() instanceof Constructor;
    }

    private static boolean servesSeveralTests(ParameterContext parameter, ExtensionContext context) {
        return !(parameter.getDeclaringExecutable() instanceof Constructor)
                || context.getTestInstanceLifecycle()
                        .filter(Lifecycle.PER_CLASS::equals)
                        .isPresent();
    }

    private static Optional<KmsFake> nearestAnnotation(ExtensionContext context) {
        return annotation(context).or(() -> context.getParent().flatMap(AnnotatedFakes::nearestAnnotation));
    }

    private static Optional<KmsFake> annotation(ExtensionContext context) {
        return context.getTestMethod().isPresent() || isInvocation(context)
                ? Optional.empty()
                : context.getTestClass().flatMap(type -> AnnotationSupport.findAnnotation(type, KmsFake.class));
    }

    /** A parameterized class has a context for each of its invocations, within its own; its constructor knows only that one. */
    private static boolean isInvocation(ExtensionContext context) {
        return context.getTestClass().isPresent()
                && context.getParent().flatMap(ExtensionContext::getTestClass).equals(context.getTestClass());
    }

    private static void startFields(Class<?> type, @Nullable Object instance, ExtensionContext life) {
        Predicate<Field> wanted = field -> Modifier.isStatic(field.getModifiers()) == (instance == null);
        for (Field field : AnnotationSupport.findAnnotatedFields(type, KmsFake.class, wanted)) {
            ServerStore.in(
                    life,
                    new FieldKey(field, System.identityHashCode(instance)),
                    () -> instance == null ? StaticField.lease(field, life) : ServerField.lease(field, instance));
        }
    }

    /**
     * An instance lives as long as its test, or, if it is there once per class, as long as its class. Which of the two, its
     * own class says: nested classes may say otherwise.
     */
    private static ExtensionContext lifeOf(Object instance, ExtensionContext test) {
        ExtensionContext ofClass = classOf(instance, test);
        boolean oncePerClass = ofClass.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_CLASS::equals)
                .isPresent();
        return oncePerClass ? ofClass : test;
    }

    /** The context of an instance's own class. */
    private static ExtensionContext classOf(Object instance, ExtensionContext test) {
        Optional<ExtensionContext> context = Optional.of(test);
        while (context.filter(candidate -> !isOfClass(candidate, instance)).isPresent()) {
            context = context.flatMap(ExtensionContext::getParent);
        }
        return context.orElse(test);
    }

    private static boolean isOfClass(ExtensionContext context, Object instance) {
        return context.getTestMethod().isEmpty()
                && context.getTestClass()
                        .filter(type -> type.isInstance(instance))
                        .isPresent();
    }
}
