package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.HashAlgorithm;
import io.github.kmsfake.internal.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The encryption context of a ciphertext, which decrypts with the same context only. */
public record EncryptionContext(Map<String, String> values) {
    public static final EncryptionContext NONE = new EncryptionContext(Map.of());

    private static final int LONGEST = 8192;
    private static final byte[] NOTHING = {};

    /** Reads {@code text}, or throws IllegalArgumentException if it is not an object of strings, or too long. */
    public static EncryptionContext parse(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("longer than " + LONGEST);
        }
        if (text.strip().equals("null")) {
            return NONE; // what some clients send for no context
        }
        Map<String, String> values = new TreeMap<>();
        JsonText.parseObject(text).forEach((key, value) -> values.put(JsonText.string(key), JsonText.string(value)));
        return new EncryptionContext(values);
    }

    /** How a cipher takes it in: as the vendor's migration clients do, a hash of the sorted pairs. */
    public byte[] additionalData() {
        if (values.isEmpty()) {
            return NOTHING;
        }
        String pairs = values.entrySet().stream()
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("&"));
        return HashAlgorithm.SHA_256.hash(pairs.getBytes(StandardCharsets.UTF_8));
    }
}
