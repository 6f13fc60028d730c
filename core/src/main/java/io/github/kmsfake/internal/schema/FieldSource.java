package io.github.kmsfake.internal.schema;

import org.jspecify.annotations.Nullable;

/** Where the values of a request come from, by name. */
interface FieldSource {
    /** The value that was sent: a text that is still to be read, or what it is already; null if none was. */
    @Nullable
    Object value(String name);

    /** The parameters whose names begin so, without that beginning. */
    FormSource under(String prefix);
}
