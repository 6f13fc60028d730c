package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyVersion;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;

/** Makes a new version of a key. Symmetric keys encrypt with it from now on; of others, clients choose the version. */
final class CreateKeyVersion {
    static final Operation<?, ?> OPERATION = Operation.writesAfter(
            Request.class, Response.class, CreateKeyVersion::admit, CreateKeyVersion::make, CreateKeyVersion::finish);

    record Request(String keyId) {}

    record Response(KeyVersionDetails keyVersion) {}

    private static Key admit(Request request, Region region) {
        Key key = region.keys().require(request.keyId());
        region.requireInstance(key.kind().instance());
        key.requireVersionable(region.sources().now(), region.sources().limits().betweenKeyVersions());
        region.keys().requireRoomForVersion(key);
        return key;
    }

    private static KeyVersion make(Key key, Sources sources) {
        return sources.makeVersion(key.id(), key.kind(), sources.now());
    }

    private static Response finish(Request request, KeyVersion made, Region region) {
        Key key = admit(request, region);
        region.keys().replace(key.with(made));
        return new Response(KeyVersionDetails.of(key, made));
    }
}
