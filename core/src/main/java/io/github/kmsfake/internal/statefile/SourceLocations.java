package io.github.kmsfake.internal.statefile;

import java.util.IdentityHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the entries that were read from a document stand in it. */
final class SourceLocations {
    private final IdentityHashMap<Object, Node.Fields> nodes = new IdentityHashMap<>();

    /** Takes note of an entry. */
    void note(Object entry, Node.Fields node) {
        nodes.put(entry, node);
    }

    /** What is wrong with a field of an entry; with the whole entry if the field is not there. */
    DocumentException wrong(Record entry, String field, String reason) {
        Node.Fields node = Objects.requireNonNull(nodes.get(entry), "every entry was read from somewhere");
        @Nullable Node value = node.nodes().get(field);
        return value != null
                ? value.spot().wrong(reason)
                : node.spot().field(field, node.spot().line()).wrong(reason);
    }
}
