package io.github.kmsfake.internal.call;

import io.github.kmsfake.KmsFakeCall;
import io.github.kmsfake.internal.error.KmsException;
import io.github.kmsfake.internal.model.Caller;
import io.github.kmsfake.internal.model.Gateway;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.SourceAddress;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.requestlog.CallParameters;
import io.github.kmsfake.internal.requestlog.Protocol;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.World.FoundClientKey;
import java.util.List;
import java.util.Optional;

/**
 * Whether a call of a client key would reach a key or secret: put to the guards that the call itself would meet, without a
 * call.
 *
 * @param region where it would be made
 * @param clientKey who would make it
 * @param source where it would come from
 * @param gateway where it would arrive
 * @param operation what it would be
 */
public record AccessQuestion(
        Region region, FoundClientKey clientKey, SourceAddress source, Gateway gateway, String operation) {

    /** What such a resource is mostly used for. */
    public static String usual(Resource.Kind kind) {
        return kind == Resource.Kind.KEY ? "Decrypt" : "GetSecretValue";
    }

    /** The gateway that serves a resource. */
    public static Gateway home(Resource resource) {
        return resource.instanceId() == null ? Gateway.SHARED : Gateway.of(resource.instanceId());
    }

    /** The key or secret of a path such as {@code key/ID}. */
    public static Optional<Resource> find(Region region, String path) {
        return region.reading(() -> {
            String name = path.substring(path.indexOf('/') + 1);
            return path.startsWith("key/")
                    ? region.keys().findById(name).map(Resource::of)
                    : path.startsWith("secret/") ? region.secrets().find(name).map(Resource::of) : Optional.empty();
        });
    }

    /** What is decided, in the order of the guards; the last one is a refusal if there is one. */
    public List<KmsFakeCall.Decision> ask(Resource resource) {
        Operation<?, ?> wanted = Optional.<Operation<?, ?>>ofNullable(Catalog.RPC.find(operation))
                .or(() -> Optional.ofNullable(Catalog.INSTANCE.find(operation)))
                .orElseThrow(() -> new IllegalArgumentException("There is no operation \"" + operation + "\"."));
        Caller caller = Caller.clientKey(clientKey.scope(), clientKey.key().id());
        Asked asked = new Asked(operation, gateway, CallParameters.NONE, List.of());
        CallContext context = new CallContext("", region.sources().now(), Protocol.RPC, source, asked);
        try {
            ClientKeyGuard guard = new ClientKeyGuard(caller, context, region);
            guard.requireValidClientKey(wanted);
            Region guarded = region.behind(guard.then(new InstanceGuard(region, context)));
            guarded.reading(() -> resource.kind() == Resource.Kind.KEY
                    ? guarded.keys().require(resource.name())
                    : guarded.secrets().require(resource.name()));
        } catch (KmsException refusal) {
            if (context.decisions().stream().allMatch(KmsFakeCall.Decision::allowed)) {
                throw new IllegalArgumentException(refusal.text(), refusal);
            }
        }
        return context.decisions();
    }

    /** What there is of the call. */
    private record Asked(String operation, Gateway gateway, CallParameters parameters, List<String> warnings)
            implements CallContext.Request {}
}
