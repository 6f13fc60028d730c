package io.github.kmsfake.internal.model;

import java.util.Locale;

/** What a secret's data says of itself; the service checks none of it. */
public enum SecretDataType {
    TEXT,
    /** Bytes, as Base64. */
    BINARY;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
