package io.github.kmsfake.junit5;

import java.util.Set;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/** Lets JUnit run the tests of a class with a server one after another, beside those of other classes. */
final class OnePerClass implements ResourceLocksProvider {
    @Override
    public Set<Lock> provideForClass(Class<?> testClass) {
        return Set.of(new Lock("io.github.kmsfake of " + testClass.getName()));
    }
}
