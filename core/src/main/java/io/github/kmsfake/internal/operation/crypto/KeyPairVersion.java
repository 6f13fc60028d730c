package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.state.Region;

/** A version of a key, named by the caller and in a state to be used, of which one hopes that it is a pair. */
record KeyPairVersion(Key key, KeyVersion version) {
    /** The version of that name, or the refusal. */
    static KeyPairVersion require(String keyId, String versionId, Region region) {
        Key key = region.keys().require(keyId);
        KeyVersion version = key.versions().require(versionId);
        key.require(KeyAction.USE);
        return new KeyPairVersion(key, version);
    }

    /** Refuses, in the given words, what the key is not for. */
    void requireUsage(KeyUsage usage, ErrorCode refusal) {
        key.requireUsage(usage, true, refusal);
    }

    /** Refuses algorithms of other specs. */
    void requireAlgorithm(Enum<?> algorithm, String parameter) {
        if (!key.kind().spec().uses(algorithm)) {
            throw ErrorCode.INVALID_PARAMETER.with(parameter);
        }
    }

    /** The pair, once it is known to be one. */
    AsymmetricKey pair() {
        return (AsymmetricKey) version.usableMaterial();
    }
}
