package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.PlainRequest;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.WithoutPlaintext;
import io.github.kmsfake.internal.state.Region;

/** Makes a key pair for the client's own use; the private key comes encrypted only, with the first version of a key. */
final class GenerateDataKeyPairWithoutPlaintext {
    static final Operation<?, ?> OPERATION = Operation.usesThenComputes(
            PlainRequest.class, Response.class, PlainRequest::admit, GenerateDataKeyPairWithoutPlaintext::finish);

    @ProtobufField(6)
    record Response(
            @Unwrapped WithoutPlaintext pair,
            @Header(KeyForUse.VERSION_HEADER) String keyVersionId) {}

    private static Response finish(PlainRequest request, KeyForUse found, Region region) {
        DataKeyPair pair = request.make(found, region);
        return new Response(pair.withoutPlaintext(pair.privateKey().ciphertext()), found.versionId());
    }
}
