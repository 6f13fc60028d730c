package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.PlainRequest;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.WithPlaintext;
import io.github.kmsfake.internal.state.Region;

/** Makes a key pair for the client's own use; the private key comes in plain and encrypted with the first version of a key. */
final class GenerateDataKeyPair {
    static final Operation<?, ?> OPERATION = Operation.usesThenComputes(
            PlainRequest.class, Response.class, PlainRequest::admit, GenerateDataKeyPair::finish);

    @ProtobufField(7)
    record Response(
            @Unwrapped WithPlaintext pair,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response finish(PlainRequest request, KeyForUse found, Region region) {
        DataKeyPair pair = request.make(found, region);
        return new Response(pair.withPlaintext(pair.privateKey().ciphertext()), found.versionId());
    }
}
