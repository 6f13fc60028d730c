package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.operation.NoParameters;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;

/** Begins the attestation of an enclave: gives out a token and a nonce, which no other call of the fake asks back. */
final class GetChallenge {
    static final Operation<?, ?> OPERATION = Operation.reads(NoParameters.class, Response.class, GetChallenge::handle);

    private static final int TOKEN_BYTES = 64;
    private static final int NONCE_BYTES = 32;

    record Response(String challengeToken, String nonce) {}

    private static Response handle(NoParameters request, Region region) {
        return new Response(
                Base64Bytes.encode(region.sources().randomBytes(TOKEN_BYTES)),
                Base64Bytes.encode(region.sources().randomBytes(NONCE_BYTES)));
    }
}
