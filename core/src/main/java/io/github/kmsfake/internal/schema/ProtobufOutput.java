package io.github.kmsfake.internal.schema;

import com.google.protobuf.CodedOutputStream;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.text.ClientText;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body of the instance protocol: a Protocol Buffers message, and what belongs into headers. */
public final class ProtobufOutput implements FieldOutput {
    private final ProtobufFields shape;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    private final Map<String, String> headers = new HashMap<>();

    /** An empty message, to be filled. */
    public ProtobufOutput(ProtobufFields shape) {
        this.shape = shape;
    }

    @Override
    public void text(String name, String value) {
        @Nullable String header = shape.headers().get(name);
        if (header != null) {
            headers.put(header, value);
        }
        if (shape.numbers().containsKey(name)) {
            FieldOutput.inMemory(() -> output.writeString(shape.number(name), ClientText.inUtf8(value)));
        }
    }

    @Override
    public void number(String name, long value) {
        FieldOutput.inMemory(() -> output.writeInt32(shape.number(name), Math.toIntExact(value)));
    }

    @Override
    public void bool(String name, boolean value) {
        if (value) { // false is what an absent field means
            FieldOutput.inMemory(() -> output.writeBool(shape.number(name), true));
        }
    }

    @Override
    public void bytes(String name, Base64Bytes value) {
        FieldOutput.inMemory(() -> output.writeByteArray(shape.number(name), value.bytes()));
    }

    @Override
    public void beginObject(String name) {
        throw new IllegalStateException("no answer of this protocol holds objects");
    }

    @Override
    public void endObject() {
        throw new IllegalStateException("no answer of this protocol holds objects");
    }

    @Override
    public void beginArray(String name) {
        // each element carries the field's number
    }

    @Override
    public void endArray() {
        // nothing ends an array
    }

    /** What belongs into headers. */
    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public byte[] finish() {
        FieldOutput.inMemory(output::flush);
        return bytes.toByteArray();
    }
}
