package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.MacAlgorithm;
import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.state.Region;

/** A key that makes message authentication codes, in a state to do so. */
record MacKey(Key key) {
    /** The key of that name, if it is for that algorithm, or the refusal. */
    static MacKey require(String name, MacAlgorithm algorithm, Region region) {
        Key key = region.keys().require(name);
        key.require(KeyAction.USE);
        key.requireUsage(KeyUsage.GENERATE_VERIFY, false, ErrorCode.ACTION_NOT_SUPPORTED);
        if (!key.kind().spec().uses(algorithm)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "a key of KeySpec " + key.kind().spec() + " cannot be used with " + algorithm, "Algorithm");
        }
        return new MacKey(key);
    }

    byte[] mac(MacAlgorithm algorithm, Base64Bytes message) {
        KeyVersion version = key.primary().orElseThrow();
        return algorithm.mac((SecretBytes) version.usableMaterial(), message.bytes());
    }
}
