package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which values one call wants: {@code [{"SecretName":"…"}]}, each with the parameters of GetSecretValue. */
public record SecretsList(List<Item> items) {
    private static final int MOST = 20;
    private static final Set<String> FIELDS = Set.of("SecretName", "VersionId", "VersionStage", "FetchExtendedConfig");

    /** One of them. */
    public record Item(
            String secretName,
            @Nullable String versionId,
            @Nullable String versionStage,
            boolean fetchExtendedConfig) {
        private static Item of(Object value) {
            if (!(value instanceof Map<?, ?> fields) || !FIELDS.containsAll(fields.keySet())) {
                throw new IllegalArgumentException("not what names a value");
            }
            return new Item(
                    JsonText.string(fields.get("SecretName")),
                    optional(fields.get("VersionId")),
                    optional(fields.get("VersionStage")),
                    isOn(fields.get("FetchExtendedConfig")));
        }

        private static @Nullable String optional(@Nullable Object value) {
            return value == null || value.equals("") ? null : JsonText.string(value);
        }

        private static boolean isOn(@Nullable Object value) {
            return value != null && Flag.parse(value.toString()).on();
        }
    }

    /** Reads {@code text}, or throws IllegalArgumentException if it names no value, or too many. */
    public static SecretsList parse(String text) {
        List<Item> items = new ArrayList<>();
        for (Object value : JsonText.parseArray(text)) {
            items.add(Item.of(value));
        }
        if (items.isEmpty() || items.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST);
        }
        return new SecretsList(List.copyOf(items));
    }
}
