package io.github.kmsfake.internal.statefile;

import java.util.Map;

/** How values of one type are written in a document. */
interface Codec {
    /** The value that a node stands for; one sentence, with its place, if it is none. */
    Object read(Node node, SourceLocations spots);

    /** The value as {@code JsonText} writes it: most are written as they are. */
    default Object write(Object value) {
        return value;
    }

    /** What a node can be, as a JSON Schema says it. */
    Map<String, Object> schema(SchemaWriter definitions);
}
