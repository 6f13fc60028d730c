package io.github.kmsfake.internal.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads JSON. */
final class JsonTree {
    /** Whoever has the text knows how long it may be. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonTree() {}

    /** The nodes of a document; one sentence if it is not JSON. */
    static Node read(String document, String text) {
        Node top = Node.document(document, 1);
        Node open = top;
        try (JsonParser parser = JSON.createParser(text)) {
            do {
                @Nullable JsonToken token = parser.nextToken();
                if (token == null) {
                    return top.root();
                }
                int line = parser.currentTokenLocation().getLineNr();
                switch (token) {
                    case START_OBJECT, START_ARRAY -> open = open.begin(token == JsonToken.START_ARRAY, line);
                    case END_OBJECT, END_ARRAY -> open = open.end();
                    case FIELD_NAME -> open.name(parser.currentName(), line);
                    default -> open.scalar(parser.getText(), token != JsonToken.VALUE_STRING, line);
                }
            } while (open != top);
            if (parser.nextToken() != null) {
                throw top.onLine(parser.currentTokenLocation().getLineNr())
                        .wrong("is not JSON, since something follows after its end");
            }
            return top.root();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw top.onLine(line)
                    .wrong("is not JSON, though it begins with {: "
                            + DocumentException.oneLine(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
    }
}
