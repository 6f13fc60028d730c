package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/**
 * A key in a state to be used, with the version that a call is for. The plain calls use the first version of a key, as
 * do those for key pairs; the calls called Advance use the one that rotations have brought. A client that comes from the
 * other protocol can ask for any version by a header.
 */
record KeyForUse(Key key, KeyVersion version) {
    /** The header that asks for a version, and tells which was used. */
    static final String VERSION_HEADER = "x-kms-migrationkeyversionid";

    /** The first version of a key, or the one that is asked for; or the refusal. */
    static KeyForUse first(String keyId, @Nullable String versionId, Region region) {
        Key key = usable(region.keys().require(keyId));
        return new KeyForUse(
                key,
                versionId == null ? key.versions().all().get(0) : key.versions().require(versionId));
    }

    /** The version of a key that encrypts, or the one that is asked for; or the refusal. */
    static KeyForUse primary(String keyId, @Nullable String versionId, Region region) {
        Key key = usable(region.keys().require(keyId));
        return new KeyForUse(
                key,
                versionId == null
                        ? key.versions().newest().orElseThrow()
                        : key.versions().require(versionId));
    }

    /** The version of that id, of whichever key, or the refusal. */
    static KeyForUse ofVersion(String versionId, Region region) {
        Key key = usable(region.keys().requireOfVersion(versionId));
        return new KeyForUse(key, key.versions().require(versionId));
    }

    /** Refuses a key that is not for encryption. */
    void requireEncryption() {
        key.requireUsage(KeyUsage.ENCRYPT_DECRYPT, !isSymmetric(), ErrorCode.ACTION_NOT_SUPPORTED_BY_INSTANCE);
    }

    /** Refuses a key that is not one secret for encryption. */
    void requireSymmetric() {
        key.requireUsage(KeyUsage.ENCRYPT_DECRYPT, false, ErrorCode.ACTION_NOT_SUPPORTED_BY_INSTANCE);
    }

    /** Refuses a key that is no pair for signatures. */
    void requireSigning() {
        key.requireUsage(KeyUsage.SIGN_VERIFY, true, ErrorCode.ACTION_NOT_SUPPORTED_BY_INSTANCE);
    }

    /** Refuses a key without a public half. */
    void requirePair() {
        key.requireUsage(key.kind().usage(), true, ErrorCode.ACTION_NOT_SUPPORTED_BY_INSTANCE);
    }

    /** Whether it encrypts with one secret. */
    boolean isSymmetric() {
        return key.kind().spec().isSymmetric();
    }

    /** Encrypts with one secret. */
    byte[] seal(byte[] iv, byte[] plaintext, byte[] additional) {
        return cipher().seal((SecretBytes) version.usableMaterial(), iv, plaintext, additional);
    }

    /** Decrypts with one secret, or refuses what it did not encrypt so. */
    byte[] open(byte[] iv, byte[] sealed, byte[] additional) {
        return cipher().open((SecretBytes) version.usableMaterial(), iv, sealed, additional)
                .orElseThrow(ErrorCode.UNKNOWN_PARAMETER_INVALID::with);
    }

    /** The cipher of a key that encrypts with one secret. */
    SymmetricCipher cipher() {
        return key.kind().spec().cipher().orElseThrow();
    }

    /** The pair of a key that is one. */
    AsymmetricKey pair() {
        return (AsymmetricKey) version.usableMaterial();
    }

    private static Key usable(Key key) {
        key.require(KeyAction.USE);
        return key;
    }
}
