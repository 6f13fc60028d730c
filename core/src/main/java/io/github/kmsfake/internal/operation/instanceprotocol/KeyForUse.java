package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.model.KeyVersions;
import io.github.kmsfake.internal.state.Region;
import java.util.function.Function;
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
        return of(
                region.keys().require(keyId),
                versionId,
                versions -> versions.all().get(0));
    }

    /** The version of a key that encrypts, or the one that is asked for; or the refusal. */
    static KeyForUse primary(String keyId, @Nullable String versionId, Region region) {
        return of(
                region.keys().require(keyId),
                versionId,
                versions -> versions.newest().orElseThrow());
    }

    /** The version of that id, of whichever key, or the refusal. */
    static KeyForUse ofVersion(String versionId, Region region) {
        Key key = region.keys().requireOfVersion(versionId);
        return of(key, versionId, versions -> versions.require(versionId));
    }

    private static KeyForUse of(Key key, @Nullable String versionId, Function<KeyVersions, KeyVersion> usual) {
        key.require(KeyAction.USE);
        KeyVersions versions = key.versions();
        return new KeyForUse(key, versionId == null ? usual.apply(versions) : versions.require(versionId));
    }

    String id() {
        return key.id();
    }

    String versionId() {
        return version.id();
    }

    /** Refuses a key that is not for encryption. */
    KeyForUse requireEncryption() {
        return require(KeyUsage.ENCRYPT_DECRYPT, !isSymmetric());
    }

    /** Refuses a key that is not one secret for encryption. */
    KeyForUse requireSymmetric() {
        return require(KeyUsage.ENCRYPT_DECRYPT, false);
    }

    /** Refuses a key that is no pair for signatures. */
    KeyForUse requireSigning() {
        return require(KeyUsage.SIGN_VERIFY, true);
    }

    /** Refuses a key without a public half. */
    KeyForUse requirePair() {
        return require(key.kind().usage(), true);
    }

    private KeyForUse require(KeyUsage usage, boolean asymmetric) {
        key.requireUsage(usage, asymmetric, ErrorCode.ACTION_NOT_SUPPORTED_BY_INSTANCE);
        return this;
    }

    /** Whether it encrypts with one secret. */
    boolean isSymmetric() {
        return key.kind().spec().isSymmetric();
    }

    byte[] seal(byte[] iv, byte[] plaintext, byte[] additional) {
        return cipher().seal((SecretBytes) version.usableMaterial(), iv, plaintext, additional);
    }

    /** Decrypts with one secret, or refuses what it did not encrypt so. */
    byte[] open(byte[] iv, byte[] sealed, byte[] additional) {
        return cipher().open((SecretBytes) version.usableMaterial(), iv, sealed, additional)
                .orElseThrow(() -> ErrorCode.UNKNOWN_PARAMETER_INVALID.because("key " + id()
                        + " did not make this ciphertext with this Iv and Aad, or it was changed or cut"));
    }

    /** The cipher of a key that encrypts with one secret. */
    SymmetricCipher cipher() {
        return key.kind().spec().cipher().orElseThrow();
    }

    /** The algorithm of a key that encrypts with one secret. */
    String algorithm() {
        return cipher().name();
    }

    /** The pair of a key that is one. */
    AsymmetricKey pair() {
        return (AsymmetricKey) version.usableMaterial();
    }
}
