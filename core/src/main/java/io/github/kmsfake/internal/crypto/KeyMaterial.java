package io.github.kmsfake.internal.crypto;

/** What one version of a key is made of. It never shows itself in a text. */
public sealed interface KeyMaterial permits SecretBytes, AsymmetricKey {
    /** The secret's bytes, or the private key as PKCS#8 DER. */
    byte[] encoded();
}
