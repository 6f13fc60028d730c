package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.operation.Header;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.AdvanceRequest;
import io.github.kmsfake.internal.operation.instanceprotocol.DataKeyPair.WithoutPlaintext;
import io.github.kmsfake.internal.state.Region;

/** Makes a key pair for the client's own use; the private key comes encrypted only, with the newest version of a key. */
final class AdvanceGenerateDataKeyPairWithoutPlaintext {
    static final Operation<?, ?> OPERATION = Operation.usesThenComputes(
            AdvanceRequest.class,
            Response.class,
            AdvanceRequest::admit,
            AdvanceGenerateDataKeyPairWithoutPlaintext::finish);

    @ProtobufField(6)
    record Response(
            @Unwrapped WithoutPlaintext pair,

            @ProtobufField(8) @Header(KeyForUse.VERSION_HEADER)
            String keyVersionId) {}

    private static Response finish(AdvanceRequest request, KeyForUse found, Region region) {
        DataKeyPair pair = request.make(found, region);
        return new Response(pair.withoutPlaintext(pair.privateKey().advanced(found)), found.versionId());
    }
}
