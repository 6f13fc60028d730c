package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists client keys, all at once: those of one access point, or of the whole account and region. */
final class ListClientKeys {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, ListClientKeys::handle);

    record Request(@Nullable String aapName) {}

    record Response(List<ClientKeyDetails> clientKeys) {}

    private static Response handle(Request request, Region region) {
        return new Response(
                region
                        .clientKeys()
                        .where(key -> request.aapName() == null || key.aapName().equals(request.aapName()))
                        .stream()
                        .map(ClientKeyDetails::of)
                        .toList());
    }
}
