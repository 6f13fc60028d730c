package io.github.kmsfake.internal.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a document as it was written, JSON or YAML, and where it stands, before anybody asks what it means. A parser, of
 * whatever language, puts it together as it comes upon its parts.
 */
public final class Node {
    /** Nobody's document is nested deeper than this. */
    private static final int DEEPEST = 64;

    private static final String NESTED_TOO_DEEP = "is nested deeper than " + DEEPEST;

    /** As many as JSON parsers take: the time to read a number grows with the square of its length. */
    private static final int LONGEST_NUMBER = 1000;

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,9})?");

    /** What a part takes in memory, and which share of it all parts of a document may take. */
    private static final long BYTES_OF_PART = 256;

    private static final long MOST_PARTS = Runtime.getRuntime().maxMemory() / 4 / BYTES_OF_PART;

    /** How many parts a document has so far: what it becomes is bounded, not only what it was written with. */
    private static final class Count {
        private long parts;
    }

    private enum Kind {
        /** A value without quotes, so that it may be a number, a boolean or nothing. */
        BARE,
        QUOTED,
        LIST,
        OBJECT
    }

    private final String document;
    private final Count count;
    private final @Nullable Node parent;
    private final String step;
    private final int line;
    private final Kind kind;
    private final String text;
    private final List<Node> items;
    private final Map<String, Node> fields;
    private final int depth;
    private @Nullable String nextField;
    private long size = 1;

    /** How many lists and objects are nested here at most, this one included. */
    private int height;

    private Node(String document, @Nullable Node parent, String step, int line, Kind kind, String text) {
        this.document = document;
        this.count = parent == null ? new Count() : parent.count;
        this.parent = parent;
        this.step = step;
        this.line = line;
        this.kind = kind;
        this.text = text;
        this.items = kind == Kind.LIST ? new ArrayList<>() : List.of();
        this.fields = kind == Kind.OBJECT ? new LinkedHashMap<>() : Map.of();
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.height = kind == Kind.LIST || kind == Kind.OBJECT ? 1 : 0;
    }

    private Node(Node parent, String step, int line, Kind kind, String text) {
        this(parent.document, parent, step, line, kind, text);
    }

    /** What a document is to be put into: {@link #root} is the document once it is there. */
    static Node document(String name, int line) {
        return new Node(name, null, "", line, Kind.LIST, "");
    }

    /** The whole document, for what is wrong with it on some line. */
    Node onLine(int other) {
        return document(document, other);
    }

    /** The document that is in this node. */
    Node root() {
        if (items.isEmpty()) {
            throw wrong("is empty");
        }
        return items.get(0);
    }

    /** Whether the next text is the name of a field. */
    boolean expectsName() {
        return kind == Kind.OBJECT && nextField == null;
    }

    /** Takes the name of a field, whose value comes next. */
    void name(String name, int onLine) {
        nextField = name;
        if (fields.containsKey(name)) {
            throw next(onLine).wrong("is there twice");
        }
    }

    /** Stands where the next part of this one will. */
    Node next(int onLine) {
        return next(onLine, Kind.BARE, "");
    }

    private Node next(int onLine, Kind ofKind, String written) {
        String name = parent == null
                ? ""
                : kind == Kind.LIST ? "[" + items.size() + "]" : "." + Objects.requireNonNullElse(nextField, "?");
        return new Node(this, name, onLine, ofKind, written);
    }

    /** Adds a single value. */
    Node scalar(String written, boolean bare, int onLine) {
        return add(counted(next(onLine, bare ? Kind.BARE : Kind.QUOTED, written)));
    }

    /** A list or an object in this node, to be filled and then added. */
    Node begin(boolean list, int onLine) {
        Node begun = next(onLine, list ? Kind.LIST : Kind.OBJECT, "");
        if (depth == DEEPEST) {
            throw begun.wrong(NESTED_TOO_DEEP);
        }
        return counted(begun);
    }

    /** Adds a part of the document once more, which counts as if it were written out here. */
    void repeat(Node part, int onLine) {
        if (depth + part.height > DEEPEST) {
            throw next(onLine).wrong(NESTED_TOO_DEEP);
        }
        count.parts += part.size - 1;
        counted(next(onLine));
        add(part);
    }

    private Node counted(Node part) {
        count.parts++;
        if (count.parts > MOST_PARTS) {
            throw part.wrong("is more than the " + MOST_PARTS + " parts that this server has memory for");
        }
        return part;
    }

    /** Ends a list or an object; what it is in goes on. */
    Node end() {
        Node within = Objects.requireNonNull(parent, "the document itself has no end");
        within.add(this);
        return within;
    }

    private Node add(Node node) {
        size += node.size;
        height = Math.max(height, node.height + 1);
        if (kind == Kind.LIST) {
            items.add(node);
        } else if (nextField != null) {
            fields.put(nextField, node);
            nextField = null;
        }
        return node;
    }

    /** What is wrong here, as one sentence. */
    public DocumentException wrong(String reason) {
        StringBuilder path = new StringBuilder();
        for (@Nullable Node node = this; node != null; node = node.parent) {
            path.insert(0, node.step);
        }
        String place = path.isEmpty() ? "" : ", " + (path.charAt(0) == '.' ? path.substring(1) : path);
        return new DocumentException(document + " line " + line + place + ": " + reason);
    }

    /** What is wrong with a field, whether it is there or not. */
    DocumentException wrong(String field, String reason) {
        @Nullable Node value = fields.get(field);
        return (value != null ? value : absent(field)).wrong(reason);
    }

    /** Stands where a field would that is not there. */
    Node absent(String field) {
        return new Node(this, "." + field, line, Kind.BARE, "");
    }

    private DocumentException isNot(String expected) {
        return wrong("must be " + expected + ", but is " + described());
    }

    private String described() {
        return switch (kind) {
            case BARE -> isNull() ? "nothing" : isBoolean() ? "a boolean" : isInteger() ? "a number" : "a string";
            case QUOTED -> "a string";
            case LIST -> "a list";
            case OBJECT -> "an object";
        };
    }

    boolean isList() {
        return kind == Kind.LIST;
    }

    boolean isObject() {
        return kind == Kind.OBJECT;
    }

    boolean isNull() {
        return kind == Kind.BARE && (text.isEmpty() || text.equals("null") || text.equals("~"));
    }

    boolean isBoolean() {
        return kind == Kind.BARE && (text.equals("true") || text.equals("false"));
    }

    /** Whether it is a whole number. */
    public boolean isInteger() {
        return kind == Kind.BARE && INTEGER.matcher(text).matches();
    }

    /** What is written here, which has to be a single value. */
    public String text(String expected) {
        if (isList() || isObject() || isNull()) {
            throw isNot(expected);
        }
        return text;
    }

    /** The same, if it also is {@code expected}. */
    String text(String expected, boolean holds) {
        String written = text(expected);
        if (!holds) {
            throw isNot(expected);
        }
        return written;
    }

    /** The strings of a list. */
    List<String> texts() {
        return items("a list of strings").stream()
                .map(item -> item.text("a string"))
                .toList();
    }

    List<Node> items(String expected) {
        if (!isList()) {
            throw isNot(expected);
        }
        return items;
    }

    /** The fields of what has to be an object. */
    public Map<String, Node> fields() {
        if (!isObject()) {
            throw isNot("an object");
        }
        return fields;
    }

    /** The same as Java's own types, as {@code JsonText} writes them. */
    Object plain() {
        return switch (kind) {
            case LIST -> items.stream().map(Node::plain).toList();
            case OBJECT -> {
                Map<String, Object> values = new LinkedHashMap<>();
                fields.forEach((name, node) -> values.put(name, node.plain()));
                yield values;
            }
            case QUOTED -> text;
            case BARE -> plainScalar();
        };
    }

    private Object plainScalar() {
        if (isNull()) {
            throw wrong("must not be null");
        }
        if (isBoolean()) {
            return Boolean.valueOf(text);
        }
        if (!FRACTION.matcher(text).matches()) {
            return text;
        }
        if (text.length() > LONGEST_NUMBER) {
            throw wrong("is a number of more than " + LONGEST_NUMBER + " characters");
        }
        return isInteger() ? new BigInteger(text) : new BigDecimal(text);
    }
}
