package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.text.NearestName;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A document as the source of a record, JSON or YAML. Fields are called as in Java, and
 * what is wrong is one sentence, with its line and path.
 */
public final class TreeSource implements FieldSource {
    private final Node node;
    private final Map<Record, Node> nodes;
    private final Instant now;

    private TreeSource(Node node, Map<Record, Node> nodes, Instant now) {
        this.node = node;
        this.nodes = nodes;
        this.now = now;
    }

    /**
     * Reads a document: JSON if it begins with a brace, else YAML.
     *
     * @param document what it is called in sentences, such as a file's name
     * @param now when it is read, for times that are told from there
     * @throws IllegalArgumentException saying in one sentence, with the line, what is wrong
     */
    public static TreeSource parse(String document, String text, Instant now) {
        String read = text.startsWith("\uFEFF") ? text.substring(1) : text;
        Node root = read.stripLeading().startsWith("{") ? JsonTree.read(document, read) : YamlTree.read(document, read);
        return new TreeSource(root, new IdentityHashMap<>(), now);
    }

    /** The whole of it. */
    public Node node() {
        return node;
    }

    @Override
    public boolean isFlat() {
        return false;
    }

    @Override
    public void requireKnown(RecordSchema<?> schema) {
        Set<String> known = new TreeSet<>();
        collect(schema, known);
        node.fields().forEach((name, value) -> {
            if (!known.contains(name)) {
                throw value.wrong("there is no such field; there are " + String.join(", ", known)
                        + NearestName.suggestion(name, known));
            }
        });
    }

    private static void collect(RecordSchema<?> schema, Set<String> names) {
        for (Field field : schema.fields()) {
            if (field.nested() != null && field.unwrapped()) {
                collect(field.nested(), names);
            } else {
                names.add(field.name());
            }
        }
    }

    @Override
    public boolean has(Field field) {
        @Nullable Node value = node.fields().get(field.name());
        return value != null && !value.isNull();
    }

    @Override
    public @Nullable Object read(Field field) {
        @Nullable Node value = node.fields().get(field.name());
        if (value == null || value.isNull()) {
            return null;
        }
        if (!field.list()) {
            return read(field, value);
        }
        return value.items(field.nested() == null ? "a list of strings" : "a list").stream()
                .map(item -> read(field, item))
                .toList();
    }

    private Object read(Field field, Node value) {
        if (field.type() == Instant.class) {
            return Timestamps.inDocument(value.text("a string"), now);
        }
        return field.nested() != null
                ? RecordReader.read(field.nested(), new TreeSource(value, nodes, now))
                : Objects.requireNonNull(field.codec(), "documents hold no maps")
                        .reader()
                        .apply(value);
    }

    @Override
    public RuntimeException missing(Field field) {
        return node.absent(field.name()).wrong("is missing");
    }

    @Override
    public RuntimeException invalid(Field field, String reason) {
        return node.wrong(field.name(), reason);
    }

    @Override
    public void note(Record read) {
        nodes.put(read, node);
    }

    /** What is wrong with a field of a record that was read; with the whole record if the field is not there. */
    public DocumentException wrong(Record read, String field, String reason) {
        return Objects.requireNonNull(nodes.get(read), "every record was read from somewhere")
                .wrong(field, reason);
    }
}
