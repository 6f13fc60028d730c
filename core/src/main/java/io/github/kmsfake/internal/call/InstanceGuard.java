package io.github.kmsfake.internal.call;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Decision;
import io.github.kmsfake.internal.model.Decision.Link;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.state.Access;
import io.github.kmsfake.internal.state.Guard;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/**
 * Refuses cryptography with keys whose instance does not serve it: because the instance is not ready, or because the call
 * comes from outside its VPCs and its public access is switched off. Secrets can be reached from everywhere.
 */
record InstanceGuard(Region region, CallContext context) implements Guard {
    @Override
    public void admit(Access access) {
        @Nullable
        String id = access.resource().isPresent()
                ? access.resource().get().instanceId()
                : context.request().gateway().instanceId();
        if (access.kind() == Resource.Kind.KEY && !access.isForPolicyAlone() && id != null) {
            region.instances().find(id).ifPresent(instance -> require(instance, access));
        }
    }

    private void require(KmsInstance instance, Access access) {
        InstanceStatus status = instance.status(region.sources().now());
        if (status != InstanceStatus.CONNECTED) {
            refuse(access, "instance " + instance.id() + " is " + status, ErrorCode.INSTANCE_STATE_INVALID);
        }
        if (!instance.publicAccess() && !context.request().gateway().inVpc()) {
            refuse(
                    access,
                    "public access to the keys of instance " + instance.id()
                            + " is switched off, and the shared gateway is public",
                    ErrorCode.ACTION_NOT_SUPPORTED);
        }
    }

    private void refuse(Access access, String reason, ErrorCode refusal) {
        context.note(Decision.refusal(access.resource().map(Resource::path).orElse(null), Link.INSTANCE, reason));
        throw refusal.because(reason);
    }
}
