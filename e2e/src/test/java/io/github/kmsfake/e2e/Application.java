package io.github.kmsfake.e2e;

/** What an application does with a client key, as one of the vendor's clients does it. Refusals are {@link Refused}. */
interface Application {
    /** A ciphertext that tells which key opens it. */
    String encrypt(String keyId, String plaintext);

    String decrypt(String ciphertext);

    /** A data key of 32 bytes: encrypted, and as the Base64 text that decrypting gives. */
    DataKey dataKey(String keyId);

    byte[] sign(String keyId, String keyVersionId, String algorithm, byte[] digest);

    boolean verify(String keyId, String keyVersionId, String algorithm, byte[] digest, byte[] signature);

    /** As PEM. */
    String publicKey(String keyId, String keyVersionId);

    String secret(String name);

    record DataKey(String plaintext, String ciphertext) {}
}
