package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.Flag;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretAttributes;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.RotationDetails;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Shows a secret, but not its value. */
final class DescribeSecret {
    static final Operation<?, ?> OPERATION = Operation.reads(Request.class, Response.class, DescribeSecret::handle);

    record Request(String secretName, @Nullable Flag fetchTags) {}

    /** No secret here is owned by another cloud service. */
    record Response(
            @Unwrapped Identity identity,
            @Unwrapped Times times,
            @Nullable @WireName("DKMSInstanceId") String instanceId,
            @Nullable String owingService,
            @Unwrapped RotationDetails rotation,
            @Nullable Instant lastRotationDate,
            @Nullable String extendedConfig,
            @Nullable TagList tags) {}

    record Identity(
            String arn,
            String secretName,
            SecretType secretType,
            String description,
            @Nullable String encryptionKeyId) {}

    record Times(
            Instant createTime,
            Instant updateTime,
            @Nullable Instant plannedDeleteTime) {}

    private static Response handle(Request request, Region region) {
        Secret found = region.secrets().require(request.secretName());
        SecretAttributes kind = found.kind();
        return new Response(
                new Identity(
                        found.arn(region.scope()),
                        kind.name(),
                        kind.type(),
                        found.description(),
                        kind.encryptionKeyId()),
                new Times(found.createTime(), found.updateTime(), found.plannedDeleteTime()),
                kind.instanceId(),
                null,
                RotationDetails.of(found),
                found.lastRotationDate(),
                found.extendedConfig().orElse(null),
                TagList.of(found, request.fetchTags()));
    }
}
