package io.github.kmsfake.junit5;

import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** What ends with the context in whose store it is: by the one interface for JUnit before 5.13, by the other since. */
@SuppressWarnings("deprecation") // the older one is the only one that older versions know
interface ClosesWithContext extends CloseableResource, AutoCloseable {
    @Override
    void close();
}
