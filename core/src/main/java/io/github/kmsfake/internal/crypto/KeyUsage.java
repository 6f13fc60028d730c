package io.github.kmsfake.internal.crypto;

/** What a key is for: exactly one of these. */
public enum KeyUsage {
    ENCRYPT_DECRYPT("ENCRYPT/DECRYPT"),
    SIGN_VERIFY("SIGN/VERIFY"),
    GENERATE_VERIFY("GENERATE/VERIFY");

    private final String wireName;

    KeyUsage(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
