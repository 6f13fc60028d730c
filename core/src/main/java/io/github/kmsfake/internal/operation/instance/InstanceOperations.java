package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.operation.Operation;
import java.util.List;

/** The operations on KMS instances. */
public final class InstanceOperations {
    /** All of them, in the order of the API's pages. */
    public static final List<Operation<?, ?>> ALL = List.of(
            ConnectKmsInstance.OPERATION,
            GetKmsInstance.OPERATION,
            ListKmsInstances.OPERATION,
            UpdateKmsInstanceBindVpc.OPERATION,
            ReleaseKmsInstance.OPERATION,
            GetDefaultKmsInstance.OPERATION,
            GetKmsInstanceQuotaInfos.OPERATION);

    private InstanceOperations() {}
}
