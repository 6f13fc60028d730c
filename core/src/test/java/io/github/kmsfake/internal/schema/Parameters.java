package io.github.kmsfake.internal.schema;

import io.github.kmsfake.internal.operation.DocumentedAsRequired;
import io.github.kmsfake.internal.schema.RecordSchema.Field;
import java.util.List;
import java.util.stream.Stream;

/** The parameters of a request, as the service's description lists them. */
public final class Parameters {
    private Parameters() {}

    /** In the order in which they are read: those of records in the record are among them. */
    public static List<Field> of(Class<? extends Record> request) {
        return of(RecordSchema.of(request)).toList();
    }

    private static Stream<Field> of(RecordSchema<?> schema) {
        return schema.fields().stream()
                .flatMap(field -> field.nested() == null || field.list() ? Stream.of(field) : of(field.nested()));
    }

    /** Whether the description says that it is required. */
    public static boolean isDocumentedAsRequired(Field parameter) {
        return parameter.required() || parameter.component().isAnnotationPresent(DocumentedAsRequired.class);
    }
}
