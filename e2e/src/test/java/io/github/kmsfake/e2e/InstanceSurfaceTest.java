package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.dkms.gcs.openapi.util.protobuf.ApiModels;
import com.aliyun.dkms.gcs.sdk.Client;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.github.kmsfake.internal.call.Catalog;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.schema.ProtobufFields;
import io.github.kmsfake.internal.schema.ProtobufFields.FieldShape;
import io.github.kmsfake.internal.schema.ProtobufFields.Kind;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The instance protocol against the messages that the KMS Instance SDK was generated from, both ways: which calls there
 * are, and how the fields of their messages are called, numbered and typed.
 */
class InstanceSurfaceTest {
    private static final String REQUEST = "Request";
    private static final String RESPONSE = "Response";

    @Test
    void hasTheCallsOfTheSdkAndNoOthers() {
        assertThat(Catalog.INSTANCE.names()).containsExactlyInAnyOrderElementsOf(calls().toList());
    }

    @ParameterizedTest
    @MethodSource("calls")
    void hasItsFields(String call) {
        Operation<?, ?> operation = Objects.requireNonNull(Catalog.INSTANCE.find(call));

        assertThat(fields(operation.requestType())).isEqualTo(fields(descriptor(call + REQUEST)));
        assertThat(fields(operation.answerType())).isEqualTo(fields(descriptor(call + RESPONSE)));
        assertThat(lists(operation.requestType())).isEqualTo(lists(descriptor(call + REQUEST)));
        assertThat(lists(operation.answerType())).isEqualTo(lists(descriptor(call + RESPONSE)));
    }

    /** The names of the calls that the SDK makes. */
    static Stream<String> calls() {
        return Arrays.stream(Client.class.getDeclaredMethods())
                .map(Method::getName)
                .filter(name -> name.endsWith("WithOptions"))
                .map(name -> name.substring(0, 1).toUpperCase(Locale.ROOT)
                        + name.substring(1, name.length() - "WithOptions".length()))
                .sorted();
    }

    private static Descriptor descriptor(String message) {
        return ApiModels.getDescriptor().findMessageTypeByName(message);
    }

    private static Map<Integer, FieldShape> fields(Class<? extends Record> type) {
        return new TreeMap<>(ProtobufFields.of(type).fields());
    }

    private static Map<Integer, FieldShape> fields(Descriptor message) {
        Map<Integer, FieldShape> fields = new TreeMap<>();
        for (FieldDescriptor field : message.getFields()) {
            fields.put(field.getNumber(), new FieldShape(field.getName(), kind(field)));
        }
        return fields;
    }

    private static Kind kind(FieldDescriptor field) {
        return switch (field.getType()) {
            case STRING -> Kind.TEXT;
            case BYTES -> Kind.BYTES;
            case INT32 -> Kind.NUMBER;
            case BOOL -> Kind.BOOLEAN;
            default -> throw new AssertionError(field.getFullName() + " is a " + field.getType());
        };
    }

    /** The fields that hold several values. */
    private static Set<String> lists(Class<?> type) {
        Set<String> lists = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (List.class.isAssignableFrom(component.getType())) {
                lists.add(component.getName());
            } else if (component.getType().isRecord()) {
                lists.addAll(lists(component.getType()));
            }
        }
        return lists;
    }

    private static Set<String> lists(Descriptor message) {
        Set<String> lists = new HashSet<>();
        for (FieldDescriptor field : message.getFields()) {
            if (field.isRepeated()) {
                lists.add(field.getName().substring(0, 1).toLowerCase(Locale.ROOT)
                        + field.getName().substring(1));
            }
        }
        return lists;
    }
}
