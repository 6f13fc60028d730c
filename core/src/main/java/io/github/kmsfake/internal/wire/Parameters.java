package io.github.kmsfake.internal.wire;

import org.jspecify.annotations.Nullable;

/** Where the values of a request come from, by name. */
interface Parameters {
    /** The value that was sent: a text that is still to be read, or what it is already; null if none was. */
    @Nullable
    Object value(String name);

    /** The parameters whose names begin so, without that beginning. */
    Form under(String prefix);
}
