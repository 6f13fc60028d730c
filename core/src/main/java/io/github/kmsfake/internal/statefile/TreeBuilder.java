package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.statefile.Node.Fields;
import io.github.kmsfake.internal.statefile.Node.Items;
import io.github.kmsfake.internal.statefile.Node.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a document's nodes together while a parser, of whatever language, comes upon them. */
final class TreeBuilder {
    /** Nobody's state is nested deeper than this. */
    private static final int DEEPEST = 64;

    /** More than any document of the largest size has by itself, so only aliases of aliases come here. */
    private static final long MOST_NODES = 20_000_000;

    /** A list or an object that has begun and not ended. */
    private static final class Open {
        private final SourceLocation spot;
        private final @Nullable List<Node> items;
        private final Map<String, Node> fields = new LinkedHashMap<>();
        private @Nullable String field;
        private long size = 1;

        Open(SourceLocation spot, boolean list) {
            this.spot = spot;
            this.items = list ? new ArrayList<>() : null;
        }

        Node finished() {
            return items == null
                    ? new Fields(spot, Collections.unmodifiableMap(fields), size)
                    : new Items(spot, Collections.unmodifiableList(items), size);
        }
    }

    private final SourceLocation top;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Node root;

    TreeBuilder(String document) {
        this.top = SourceLocation.top(document);
    }

    /** Where the next node stands. */
    SourceLocation next(int line) {
        Open within = open.peek();
        if (within == null) {
            return new SourceLocation(top.document(), null, "", line);
        }
        return within.items != null
                ? within.spot.entry(within.items.size(), line)
                : within.spot.field(within.field == null ? "?" : within.field, line);
    }

    /** Whether the next text is the name of a field. */
    boolean expectsName() {
        Open within = open.peek();
        return within != null && within.items == null && within.field == null;
    }

    /** The name of a field, whose value comes next. */
    void name(String name, int line) {
        Open within = open.element();
        within.field = name;
        if (within.fields.containsKey(name)) {
            throw within.spot.field(name, line).wrong("is there twice");
        }
    }

    /** A single value. */
    void scalar(String text, boolean bare, int line) {
        add(new Scalar(next(line), text, bare));
    }

    /** The beginning of a list or an object. */
    void begin(boolean list, int line) {
        SourceLocation spot = next(line);
        if (open.size() == DEEPEST) {
            throw spot.wrong("is nested deeper than " + DEEPEST);
        }
        open.push(new Open(spot, list));
    }

    /** The end of the list or object that began last. */
    Node end() {
        Node finished = open.pop().finished();
        add(finished);
        return finished;
    }

    /** Something that is complete already. */
    void add(Node node) {
        @Nullable Open within = open.peek();
        if (within == null) {
            root = node;
            return;
        }
        within.size += node.size();
        if (within.size > MOST_NODES) {
            throw within.spot.wrong("repeats its parts too often");
        }
        if (within.items != null) {
            within.items.add(node);
        } else if (within.field != null) {
            within.fields.put(within.field, node);
            within.field = null;
        }
    }

    /** The whole document. */
    Node finish() {
        if (root == null) {
            throw top.wrong("is empty");
        }
        return root;
    }
}
