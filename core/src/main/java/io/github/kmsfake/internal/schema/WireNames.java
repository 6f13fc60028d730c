package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.operation.WireName;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** How a record's component is called on the wire. */
final class WireNames {
    private WireNames() {}

    static String of(RecordComponent component) {
        @Nullable WireName named = component.getAnnotation(WireName.class);
        if (named != null) {
            return named.value();
        }
        String name = component.getName();
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
