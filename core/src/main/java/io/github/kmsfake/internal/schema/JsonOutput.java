package io.github.kmsfake.internal.schema;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.github.kmsfake.internal.text.ClientText;
import java.io.IOException;

/**
 * A JSON body in raw UTF-8: the vendor's older clients do not understand {@code \\u} escapes, so none are written but
 * for control characters.
 */
public final class JsonOutput implements FieldOutput {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final ByteArrayBuilder bytes = new ByteArrayBuilder(512);
    private final JsonGenerator json;

    /** An empty object, to be filled. */
    public JsonOutput() {
        this(false);
    }

    private JsonOutput(boolean array) {
        try {
            json = JSON.createGenerator(bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        FieldOutput.inMemory(array ? json::writeStartArray : json::writeStartObject);
    }

    /** An empty array, to be filled; what the elements are called does not matter. */
    public static JsonOutput array() {
        return new JsonOutput(true);
    }

    @Override
    public void text(String name, String value) {
        write(name, () -> json.writeString(ClientText.inUtf8(value)));
    }

    @Override
    public void number(String name, long value) {
        write(name, () -> json.writeNumber(value));
    }

    /** A number that need not be whole. */
    public void decimal(String name, double value) {
        write(name, () -> json.writeNumber(value));
    }

    @Override
    public void bool(String name, boolean value) {
        write(name, () -> json.writeBoolean(value));
    }

    @Override
    public void beginObject(String name) {
        write(name, json::writeStartObject);
    }

    @Override
    public void endObject() {
        FieldOutput.inMemory(json::writeEndObject);
    }

    @Override
    public void beginArray(String name) {
        write(name, json::writeStartArray);
    }

    @Override
    public void endArray() {
        FieldOutput.inMemory(json::writeEndArray);
    }

    @Override
    public byte[] finish() {
        FieldOutput.inMemory(json::close); // ends whatever is open
        return bytes.toByteArray();
    }

    private void write(String name, Step value) {
        FieldOutput.inMemory(() -> {
            if (!json.getOutputContext().inArray()) {
                json.writeFieldName(ClientText.inUtf8(name));
            }
            value.run();
        });
    }
}
