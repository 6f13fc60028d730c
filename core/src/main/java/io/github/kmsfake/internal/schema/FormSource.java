package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.StringArray;
import io.github.kmsfake.internal.operation.Repeated;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import io.github.kmsfake.internal.schema.RecordSchema.Kind;
import io.github.kmsfake.internal.text.ClientText;
import io.github.kmsfake.internal.text.NearestName;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Parameters by name, as a query string or a form body carries them. */
public final class FormSource implements FieldSource {
    /** No call of this API comes near; more is an attack or a mistake. */
    private static final int MOST_PARAMETERS = 1000;

    /** No parameters. */
    public static final FormSource EMPTY = new FormSource(Map.of(), Optional.empty());

    private final Map<String, String> values;
    private final Optional<String> repeated;

    private FormSource(Map<String, String> values, Optional<String> repeated) {
        this.values = values;
        this.repeated = repeated;
    }

    /**
     * Reads {@code name=value&…}, percent-encoded UTF-8 with {@code +} for a blank. Names without {@code =} have an
     * empty value. Refuses what is malformed.
     */
    public static FormSource parse(String encoded) {
        if (encoded.isEmpty()) {
            return EMPTY;
        }
        Map<String, String> values = new LinkedHashMap<>();
        Optional<String> repeated = Optional.empty();
        for (int start = 0; start <= encoded.length(); ) {
            int end = encoded.indexOf('&', start);
            if (end < 0) {
                end = encoded.length();
            }
            if (end > start) {
                int equals = encoded.indexOf('=', start);
                boolean named = equals >= 0 && equals < end;
                String name = decode(encoded, start, named ? equals : end);
                if (!put(values, name, named ? decode(encoded, equals + 1, end) : "")) {
                    repeated = Optional.of(name);
                }
            }
            start = end + 1;
        }
        return new FormSource(values, repeated);
    }

    /** These parameters and the other's. */
    public FormSource and(FormSource other) {
        if (other.values.isEmpty()) {
            return this;
        }
        if (values.isEmpty()) {
            return other;
        }
        Map<String, String> merged = new LinkedHashMap<>(values);
        Optional<String> twice = repeated.or(() -> other.repeated);
        for (Map.Entry<String, String> parameter : other.values.entrySet()) {
            if (!put(merged, parameter.getKey(), parameter.getValue())) {
                twice = Optional.of(parameter.getKey());
            }
        }
        return new FormSource(merged, twice);
    }

    /** Refuses a name that came twice, since nobody can say which value is meant. */
    public void requireUnambiguous() {
        repeated.ifPresent(name -> {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "the parameter was sent twice, in the query or in the body", ClientText.shown(name));
        });
    }

    @Override
    public boolean has(Field field) {
        if (field.list() || field.kind() == Kind.MAP) {
            return values.keySet().stream().anyMatch(name -> name.startsWith(field.prefix()));
        }
        return text(field) != null;
    }

    @Override
    public @Nullable Object read(Field field) {
        if (field.list() || field.kind() == Kind.MAP) {
            FormSource parts = under(field.prefix());
            return parts.values.isEmpty()
                    ? null
                    : field.list() ? elements(field, parts) : Collections.unmodifiableMap(parts.values);
        }
        @Nullable String text = text(field);
        return text == null || field.codec() == null
                ? null
                : field.codec().parser().apply(text);
    }

    private @Nullable String text(Field field) {
        @Nullable String text = values.get(field.wireName());
        return text != null && text.isEmpty() && !field.emptyAllowed() ? null : text;
    }

    /** {@code Name.1}, {@code Name.2}: strings, or records whose fields follow after another dot. */
    private static List<Object> elements(Field list, FormSource parts) {
        SortedSet<Integer> places = new TreeSet<>();
        for (String name : parts.values.keySet()) {
            String place = name.split("\\.", 2)[0];
            if (!ParameterNames.PLACE.matcher(place).matches()) {
                throw new IllegalArgumentException("has elements without a place");
            }
            places.add(Integer.valueOf(place));
        }
        Repeated repeated = list.component().getAnnotation(Repeated.class);
        if (places.size() > repeated.max()) {
            throw new IllegalArgumentException("has more than " + repeated.max() + " elements");
        }
        List<Object> values = new ArrayList<>();
        places.forEach(place -> values.add(element(list, parts, place.toString())));
        return List.copyOf(values);
    }

    private static Object element(Field list, FormSource parts, String place) {
        if (list.nested() != null) {
            return RecordReader.read(list.nested(), parts.under(place + "."));
        }
        String value = parts.getOrEmpty(place);
        if (value.isEmpty()) {
            throw ErrorCode.INVALID_PARAMETER.because("it is empty", list.wireName() + "." + place);
        }
        return value;
    }

    /** A list is most often wrong since it was sent as one string rather than as JSON. */
    @Override
    public RuntimeException invalid(Field field, String reason) {
        String sent = getOrEmpty(field.wireName());
        boolean list = field.component().getType() == StringArray.class && !sent.startsWith("[");
        return FieldSource.super.invalid(field, reason + (list ? "; send [\"" + ClientText.shown(sent) + "\"]" : ""));
    }

    /** A parameter is most often missing since its name was mistyped. */
    @Override
    public RuntimeException missing(Field field) {
        String wanted = field.wireName();
        String empty = values.containsKey(wanted) ? " was sent empty" : " was not sent";
        return ErrorCode.MISSING_PARAMETER.because(
                wanted + " is required and" + empty
                        + NearestName.find(wanted, values.keySet())
                                .map(near -> "; " + ClientText.shown(near) + " was")
                                .orElse(""),
                wanted);
    }

    /** The value of that name, if it was sent. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The value of that name, empty if it was not sent. */
    public String getOrEmpty(String name) {
        return values.getOrDefault(name, "");
    }

    /** The parameters whose names begin so, without that beginning. */
    private FormSource under(String prefix) {
        Map<String, String> inner = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                inner.put(name.substring(prefix.length()), value);
            }
        });
        return new FormSource(inner, Optional.empty());
    }

    /** Whether it was sent with a value. */
    public boolean has(String name) {
        return !getOrEmpty(name).isEmpty();
    }

    /** Everything that was sent. */
    public Set<Map.Entry<String, String>> entries() {
        return Collections.unmodifiableSet(values.entrySet());
    }

    /** The first value of a name stays; false if it had one. */
    private static boolean put(Map<String, String> values, String name, String value) {
        if (values.size() >= MOST_PARAMETERS) {
            throw ErrorCode.PARAMETERS_NOT_READABLE.because("there are more than " + MOST_PARAMETERS + " parameters");
        }
        return values.putIfAbsent(name, value) == null;
    }

    private static String decode(String encoded, int start, int end) {
        String text = encoded.substring(start, end);
        return text.indexOf('%') < 0 && text.indexOf('+') < 0 ? text : unescaped(text);
    }

    private static String unescaped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        boolean ascii = bytes.length == text.length();
        int length = 0;
        int copied = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' || bytes[i] == '+') {
                System.arraycopy(bytes, copied, bytes, length, i - copied); // what is decoded is never longer
                length += i - copied;
                byte decoded = ' ';
                if (bytes[i] == '%') {
                    decoded = (byte) (hex(bytes, i + 1) << 4 | hex(bytes, i + 2));
                    i += 2;
                }
                ascii &= decoded >= 0;
                bytes[length++] = decoded;
                copied = i + 1;
            }
        }
        System.arraycopy(bytes, copied, bytes, length, bytes.length - copied);
        length += bytes.length - copied;
        return ascii ? new String(bytes, 0, length, StandardCharsets.ISO_8859_1) : decodeUtf8(bytes, length);
    }

    private static String decodeUtf8(byte[] bytes, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ErrorCode.PARAMETERS_NOT_READABLE.because("a parameter is not UTF-8 in percent-encoding");
        }
    }

    private static int hex(byte[] source, int index) {
        int digit = index < source.length ? Character.digit(source[index], 16) : -1;
        if (digit < 0) {
            throw ErrorCode.PARAMETERS_NOT_READABLE.because("a percent sign is not followed by two hexadecimal digits");
        }
        return digit;
    }
}
