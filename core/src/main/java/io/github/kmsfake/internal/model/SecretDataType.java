package io.github.kmsfake.internal.model;

/** What a secret's data says of itself; the service checks none of it. */
public enum SecretDataType {
    TEXT("text"),
    /** Bytes, as Base64. */
    BINARY("binary");

    private final String wireName;

    SecretDataType(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
