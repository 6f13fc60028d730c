package io.github.kmsfake.internal.dispatch;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.accesspoint.AccessPointOperations;
import io.github.kmsfake.internal.operation.clientkey.ClientKeyOperations;
import io.github.kmsfake.internal.operation.instance.InstanceOperations;
import io.github.kmsfake.internal.operation.networkrule.NetworkRuleOperations;
import io.github.kmsfake.internal.operation.policy.PolicyOperations;
import io.github.kmsfake.internal.operation.service.ServiceOperations;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of the API: those that the fake performs, and those that it only knows by name. */
public final class Catalog {
    private final Map<String, Operation<?, ?>> operations = Stream.<List<Operation<?, ?>>>of(
                    AccessPointOperations.ALL,
                    PolicyOperations.ALL,
                    NetworkRuleOperations.ALL,
                    ClientKeyOperations.ALL,
                    InstanceOperations.ALL,
                    ServiceOperations.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

    /** The operation of that name, or the refusal that fits. */
    public Operation<?, ?> require(String name) {
        Operation<?, ?> found = operations.get(name);
        if (found == null) {
            throw (NotYet.OPERATIONS.contains(name) ? ErrorCode.ACTION_NOT_SUPPORTED : ErrorCode.ACTION_NOT_FOUND)
                    .with();
        }
        return found;
    }

    /** All operations that the fake performs. */
    public Collection<Operation<?, ?>> operations() {
        return operations.values();
    }
}
