package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.accesspoint.AccessPointOperations;
import io.github.kmsfake.internal.operation.alias.AliasOperations;
import io.github.kmsfake.internal.operation.clientkey.ClientKeyOperations;
import io.github.kmsfake.internal.operation.crypto.CryptoOperations;
import io.github.kmsfake.internal.operation.datakey.ManagedDataKeyOperations;
import io.github.kmsfake.internal.operation.instance.InstanceOperations;
import io.github.kmsfake.internal.operation.instanceprotocol.InstanceProtocolOperations;
import io.github.kmsfake.internal.operation.key.KeyOperations;
import io.github.kmsfake.internal.operation.material.MaterialOperations;
import io.github.kmsfake.internal.operation.networkrule.NetworkRuleOperations;
import io.github.kmsfake.internal.operation.policy.PolicyOperations;
import io.github.kmsfake.internal.operation.secret.SecretOperations;
import io.github.kmsfake.internal.operation.service.ServiceOperations;
import io.github.kmsfake.internal.operation.tag.TagOperations;
import org.jspecify.annotations.Nullable;

/**
 * The operations of the API. It holds no table of them,
 * since loading all of their classes would be a good part of a start, and a test seldom calls more than a few.
 */
public final class Catalog {

    /** The operation of that name at an instance's entrance, if there is one. */
    public @Nullable Operation<?, ?> findAtGateway(String name) {
        return InstanceProtocolOperations.find(name);
    }

    /** The operation of that name in the RPC protocol, if there is one. */
    public @Nullable Operation<?, ?> find(String name) {
        @Nullable Operation<?, ?> found = AccessPointOperations.find(name);
        found = found != null ? found : CryptoOperations.find(name);
        found = found != null ? found : KeyOperations.find(name);
        found = found != null ? found : MaterialOperations.find(name);
        found = found != null ? found : AliasOperations.find(name);
        found = found != null ? found : PolicyOperations.find(name);
        found = found != null ? found : NetworkRuleOperations.find(name);
        found = found != null ? found : ClientKeyOperations.find(name);
        found = found != null ? found : InstanceOperations.find(name);
        found = found != null ? found : SecretOperations.find(name);
        found = found != null ? found : TagOperations.find(name);
        found = found != null ? found : ManagedDataKeyOperations.find(name);
        return found != null ? found : ServiceOperations.find(name);
    }
}
