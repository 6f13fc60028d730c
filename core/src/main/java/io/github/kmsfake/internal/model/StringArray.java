package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.json.JsonText;
import java.util.List;

/**
 * A JSON array of strings in a string, as several parameters of this API are sent. The text is kept as it came, since
 * the service echoes it and the Terraform provider takes it apart by position.
 */
public record StringArray(String text, List<String> values) {

    /** Reads {@code text}, or throws IllegalArgumentException if it is not a JSON array of strings. */
    public static StringArray parse(String text) {
        return new StringArray(text, JsonText.strings(JsonText.parse(text)));
    }
}
