package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Shows one version of a key. */
final class DescribeKeyVersion {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, DescribeKeyVersion::handle);

    record Request(String keyId, String keyVersionId) {}

    record Response(KeyVersionDetails keyVersion) {}

    private static Response handle(Request request, Region region) {
        Key key = region.keys().require(request.keyId());
        return new Response(KeyVersionDetails.of(key, key.versions().require(request.keyVersionId())));
    }
}
