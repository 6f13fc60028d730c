package io.github.kmsfake.junit5;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Lets JUnit run the tests of a class with a server one after another, beside those of other classes. JUnit before 5.12
 * never loads it; there, and wherever JUnit does not ask, {@link ServerLocks} does the same by waiting.
 */
final class SerialWithinClass implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return Set.of(new Lock("io.github.kmsfake of " + testClass.getName()));
    }

    @Override
    public Set<Lock> provideForNestedClass(List<Class<?>> enclosingInstanceTypes, Class<?> testClass) {
        return provideForClass(testClass);
    }
}
