package io.github.kmsfake.internal.statefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON. */
final class JsonTree {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(DocumentText.LARGEST)
                    .build())
            .build();

    private JsonTree() {}

    /** The nodes of a document; one sentence if it is not JSON. */
    static Node read(String document, String text) {
        TreeBuilder tree = new TreeBuilder(document);
        try (JsonParser parser = JSON.createParser(text)) {
            int depth = 0;
            do {
                @Nullable JsonToken token = parser.nextToken();
                if (token == null) {
                    throw SourceLocation.top(document).wrong("is empty");
                }
                int line = parser.currentTokenLocation().getLineNr();
                switch (token) {
                    case START_OBJECT, START_ARRAY -> {
                        tree.begin(token == JsonToken.START_ARRAY, line);
                        depth++;
                    }
                    case END_OBJECT, END_ARRAY -> {
                        tree.end();
                        depth--;
                    }
                    case FIELD_NAME -> tree.name(parser.currentName(), line);
                    case VALUE_STRING -> tree.scalar(parser.getText(), false, line);
                    default -> tree.scalar(parser.getText(), true, line);
                }
            } while (depth > 0);
            if (parser.nextToken() != null) {
                throw new SourceLocation(
                                document,
                                null,
                                "",
                                parser.currentTokenLocation().getLineNr())
                        .wrong("is not JSON, since something follows after its end");
            }
            return tree.finish();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new SourceLocation(document, null, "", line)
                    .wrong("is not JSON, though it begins with {: " + DocumentText.oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }
}
