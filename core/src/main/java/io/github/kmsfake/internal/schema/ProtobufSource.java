package io.github.kmsfake.internal.schema;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.schema.ProtobufFields.FieldShape;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The values of a request of the instance protocol: a Protocol Buffers message, and what travels in headers. As
 * everywhere in version 3 of that format, what is empty, zero or false counts as not sent, and unknown fields are
 * skipped.
 */
public final class ProtobufSource implements FieldSource {
    private final Map<String, Object> values;

    private ProtobufSource(Map<String, Object> values) {
        this.values = values;
    }

    /** Reads a message; refuses what is none. {@code header} gives a header's value, empty if there is none. */
    public static ProtobufSource parse(byte[] bytes, ProtobufFields shape, UnaryOperator<String> header) {
        Map<String, Object> values = new HashMap<>();
        try {
            CodedInputStream input = CodedInputStream.newInstance(bytes);
            for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
                @Nullable FieldShape field = shape.fields().get(WireFormat.getTagFieldNumber(tag));
                if (field == null) {
                    input.skipField(tag);
                } else {
                    put(values, field.name(), value(input, tag, field));
                }
            }
        } catch (IOException e) {
            throw ErrorCode.UNKNOWN_PARAMETER_INVALID.because(
                    "the body is no Protocol Buffers message: " + e.getMessage());
        }
        shape.headers().forEach((name, headerName) -> put(values, name, header.apply(headerName)));
        return new ProtobufSource(values);
    }

    /** The last value of a field counts. */
    private static void put(Map<String, Object> values, String name, Object value) {
        if (isDefault(value)) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
    }

    private static boolean isDefault(Object value) {
        return value.equals("")
                || value.equals(0)
                || value.equals(false)
                || (value instanceof Base64Bytes bytes && bytes.length() == 0);
    }

    private static Object value(CodedInputStream input, int tag, FieldShape field) throws IOException {
        int wireType = WireFormat.getTagWireType(tag);
        boolean fits = wireType
                == switch (field.kind()) {
                    case TEXT, BYTES -> WireFormat.WIRETYPE_LENGTH_DELIMITED;
                    default -> WireFormat.WIRETYPE_VARINT;
                };
        if (!fits) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    field.name() + " has another type in the message that was sent", field.name());
        }
        return switch (field.kind()) {
            case TEXT -> input.readStringRequireUtf8();
            case BYTES -> Base64Bytes.of(input.readByteArray());
            case NUMBER -> input.readInt32();
            default -> input.readBool();
        };
    }

    @Override
    public boolean has(Field field) {
        return values.containsKey(field.wireName());
    }

    @Override
    public @Nullable Object read(Field field) {
        @Nullable Object value = values.get(field.wireName());
        return value instanceof String text && field.codec() != null
                ? field.codec().parser().apply(text)
                : value;
    }

    /** The values as texts, bytes as Base64. */
    public Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        values.forEach(
                (name, value) -> texts.put(name, value instanceof Base64Bytes bytes ? bytes.text() : value.toString()));
        return texts;
    }
}
