package io.github.kmsfake.internal.operation.material;

import io.github.kmsfake.internal.crypto.AsymmetricKey;
import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.SymmetricCipher;
import io.github.kmsfake.internal.crypto.WrappingAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ImportToken;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Duration;
import java.time.Instant;

/** Begins an import: hands out the key that the material has to be wrapped with, and a token that says so. */
final class GetParametersForImport {
    static final Operation<?, ?> OPERATION = Operation.readsThenComputes(
            Request.class, Response.class, GetParametersForImport::admit, GetParametersForImport::finish);

    private static final Duration LIFE_OF_TOKEN = Duration.ofHours(24);

    record Request(String keyId, WrappingAlgorithm wrappingAlgorithm, KeySpec wrappingKeySpec) {}

    record Response(String keyId, String importToken, String publicKey, Instant tokenExpireTime) {}

    private static Key admit(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        key.requireExternal();
        WrappingAlgorithm algorithm = request.wrappingAlgorithm();
        if (algorithm.wrappingKeySpec() != request.wrappingKeySpec()) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "WrappingAlgorithm " + algorithm + " goes with the WrappingKeySpec " + algorithm.wrappingKeySpec(),
                    "WrappingKeySpec");
        }
        if (!key.kind().takesMaterialBy(algorithm)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "a key of KeySpec " + key.kind().spec() + " does not take its material by " + algorithm,
                    "WrappingAlgorithm");
        }
        return key;
    }

    private static Response finish(Request request, Key key, Region region) {
        Sources sources = region.sources();
        Instant expires = sources.now().plus(LIFE_OF_TOKEN);
        AsymmetricKey wrapping =
                (AsymmetricKey) request.wrappingKeySpec().maker().make(sources.random(), sources.rsaKeys());
        String token = new ImportToken(key.id(), request.wrappingAlgorithm(), expires, wrapping)
                .seal(region.drawImportSecret(), sources.randomBytes(SymmetricCipher.IV_BYTES));
        return new Response(
                key.id(), token, Base64Bytes.encode(wrapping.publicKey().der()), expires);
    }
}
