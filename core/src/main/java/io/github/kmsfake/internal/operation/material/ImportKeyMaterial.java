package io.github.kmsfake.internal.operation.material;

import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ImportToken;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAction;
import io.github.kmsfake.internal.operation.DocumentedAsRequired;
import io.github.kmsfake.internal.operation.Empty;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gives a key the material that its owner made: the same as the last time, if it ever had any. */
final class ImportKeyMaterial {
    static final Operation<?, ?> OPERATION = Operation.writesAfter(
            Request.class, Empty.class, ImportKeyMaterial::admit, ImportKeyMaterial::make, ImportKeyMaterial::finish);

    /** The last expiry is the last second that the service's form of time can tell. */
    record Request(
            String keyId,
            Base64Bytes encryptedKeyMaterial,
            String importToken,

            @DocumentedAsRequired @Nullable @Range(min = 0, max = 253_402_300_799L)
            Long keyMaterialExpireUnix) {

        @Nullable
        Instant expires() {
            return keyMaterialExpireUnix == null || keyMaterialExpireUnix == 0
                    ? null
                    : Instant.ofEpochSecond(keyMaterialExpireUnix);
        }
    }

    private record Wrapped(Key key, ImportToken token, Base64Bytes bytes) {}

    private static Wrapped admit(Request request, Region region) {
        Key key = requireImportable(request, region);
        ImportToken token = region.importSecret()
                .flatMap(secret -> ImportToken.open(request.importToken(), secret))
                .filter(opened -> opened.keyId().equals(key.id()))
                .orElseThrow(() -> ErrorCode.IMPORT_TOKEN_INVALID
                        .because("the token was not made by GetParametersForImport for key " + key.id()
                                + " of this region")
                        .about(key.path()));
        if (!region.sources().now().isBefore(token.expires())) {
            throw ErrorCode.IMPORT_TOKEN_EXPIRED
                    .because("the token expired at " + token.expires())
                    .about(key.path());
        }
        return new Wrapped(key, token, request.encryptedKeyMaterial());
    }

    private static KeyMaterial make(Wrapped wrapped, Sources sources) {
        ImportToken token = wrapped.token();
        byte[] bytes = token.algorithm()
                .unwrap(token.wrappingKey(), wrapped.bytes().bytes())
                .orElseThrow(() -> ErrorCode.KEY_MATERIAL_INVALID
                        .because("EncryptedKeyMaterial cannot be unwrapped by " + token.algorithm()
                                + " with the private key to the token's public key")
                        .about(wrapped.key().path()));
        try {
            return wrapped.key().kind().spec().maker().read(bytes);
        } catch (IllegalArgumentException e) {
            throw ErrorCode.KEY_MATERIAL_INVALID
                    .because("what was unwrapped is no key of KeySpec "
                            + wrapped.key().kind().spec() + ": it has " + bytes.length + " bytes")
                    .about(wrapped.key().path());
        }
    }

    private static Empty finish(Request request, KeyMaterial material, Region region) {
        Key key = requireImportable(request, region);
        if (key.versions().all().isEmpty()) {
            region.keys().requireRoomForVersion(key);
        }
        region.keys()
                .replace(key.withMaterial(
                        material, request.expires(), () -> region.sources().version(key, material)));
        return Empty.INSTANCE;
    }

    private static Key requireImportable(Request request, Region region) {
        Key key = region.keys().requireById(request.keyId());
        Instant expires = request.expires();
        if (expires != null && expires.isBefore(region.sources().now())) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    expires + " is over by the fake's clock", "KeyMaterialExpireUnix");
        }
        key.require(KeyAction.IMPORT);
        key.requireExternal();
        return key;
    }
}
