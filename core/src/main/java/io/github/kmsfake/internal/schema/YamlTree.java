package io.github.kmsfake.internal.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML 1.2, from its parser's events: no tags that make something of the text, and aliases of what is complete
 * only, so that no document can be larger than it looks or contain itself.
 */
final class YamlTree {
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";

    private final Node top;
    private Node open;
    private final Map<Anchor, Node> anchored = new HashMap<>();
    private final Deque<Optional<Anchor>> anchors = new ArrayDeque<>();
    private int documents;

    private YamlTree(String document) {
        this.top = Node.document(document, 1);
        this.open = top;
    }

    /** The nodes of a document; one sentence if it is not YAML. */
    static Node read(String document, String text) {
        YamlTree reader = new YamlTree(document);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(document)
                .setCodePointLimit(Integer.MAX_VALUE)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text)) {
                reader.take(event);
            }
        } catch (MarkedYamlEngineException e) {
            throw reader.top
                    .onLine(line(e.getProblemMark()))
                    .wrong("is not YAML: " + DocumentException.oneLine(e.getProblem()));
        } catch (YamlEngineException e) {
            throw reader.top.wrong("is not YAML: " + DocumentException.oneLine(String.valueOf(e.getMessage())));
        }
        return reader.top.root();
    }

    private void take(Event event) {
        int line = line(event.getStartMark());
        switch (event.getEventId()) {
            case DocumentStart -> requireFirst(line);
            case Alias -> alias(((AliasEvent) event).getAlias(), line);
            case Scalar -> scalar((ScalarEvent) event, line);
            case SequenceStart, MappingStart -> {
                CollectionStartEvent start = (CollectionStartEvent) event;
                requireNoName("a list or an object", line);
                requireNoTag(start.getTag(), line);
                open = open.begin(event.getEventId() == Event.ID.SequenceStart, line);
                anchors.push(start.getAnchor());
            }
            case SequenceEnd, MappingEnd -> {
                Node finished = open;
                open = open.end();
                anchors.pop().ifPresent(anchor -> anchored.put(anchor, finished));
            }
            default -> {
                // where the stream begins and ends says nothing
            }
        }
    }

    private void scalar(ScalarEvent event, int line) {
        requireNoTag(event.getTag(), line);
        if (open.expectsName()) {
            open.name(event.getValue(), line);
            return;
        }
        Node scalar =
                open.scalar(event.getValue(), event.isPlain() && event.getTag().isEmpty(), line);
        event.getAnchor().ifPresent(anchor -> anchored.put(anchor, scalar));
    }

    private void alias(Anchor name, int line) {
        requireNoName("an alias", line);
        if (anchors.contains(Optional.of(name))) {
            throw open.next(line).wrong("is an alias, *" + name.getValue() + ", of what it is itself a part of");
        }
        @Nullable Node node = anchored.get(name);
        if (node == null) {
            throw open.next(line).wrong("is an alias, *" + name.getValue() + ", of nothing before it");
        }
        open.repeat(node, line);
    }

    private void requireNoName(String what, int line) {
        if (open.expectsName()) {
            throw open.next(line).wrong("the name of a field is a string, not " + what);
        }
    }

    private void requireNoTag(Optional<String> tag, int line) {
        if (tag.filter(name -> !name.equals(TEXT_TAG)).isPresent()) {
            throw open.next(line).wrong("has a tag, " + tag.get() + ", which has no meaning here");
        }
    }

    private void requireFirst(int line) {
        documents++;
        if (documents > 1) {
            throw top.onLine(line).wrong("is a second document, where one is expected");
        }
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
