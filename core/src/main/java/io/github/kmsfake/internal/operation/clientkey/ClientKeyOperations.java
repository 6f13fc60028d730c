package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on client keys. */
public final class ClientKeyOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL = List.of(
            CreateClientKey.OPERATION, GetClientKey.OPERATION, ListClientKeys.OPERATION, DeleteClientKey.OPERATION);

    private ClientKeyOperations() {}
}
