package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.model.ReadableSecret;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.ProtobufField;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the value of a secret. */
final class GetSecretValue {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GetSecretValue::handle);

    record Request(
            @ProtobufField(1) String secretName,
            @Nullable @ProtobufField(2) String versionStage,
            @Nullable @ProtobufField(3) String versionId,
            @Nullable @ProtobufField(4) Boolean fetchExtendedConfig) {}

    @ProtobufField(8)
    record Response(
            @Unwrapped Value value,
            @ProtobufField(7) Instant createTime,
            @Nullable @ProtobufField(9) Instant lastRotationDate,
            @Nullable @ProtobufField(10) Instant nextRotationDate,
            @Nullable @ProtobufField(11) String extendedConfig,
            @Nullable @ProtobufField(12) String automaticRotation,
            @Nullable @ProtobufField(13) String rotationInterval) {}

    record Value(
            @ProtobufField(1) String secretName,
            @ProtobufField(2) SecretType secretType,
            @ProtobufField(3) String secretData,
            @ProtobufField(4) SecretDataType secretDataType,
            @ProtobufField(5) List<String> versionStages,
            @ProtobufField(6) String versionId) {}

    private static Response handle(Request request, Region region) {
        ReadableSecret readable = region.readSecret(request.secretName(), request.versionId(), request.versionStage());
        Secret secret = readable.secret();
        SecretVersion version = readable.version();
        boolean withConfig = Boolean.TRUE.equals(request.fetchExtendedConfig());
        return new Response(
                new Value(
                        secret.name(),
                        secret.kind().type(),
                        version.data().text(),
                        version.dataType(),
                        List.copyOf(version.stages()),
                        version.id()),
                secret.createTime(),
                secret.lastRotationDate(),
                secret.nextRotationDate().orElse(null),
                withConfig ? secret.extendedConfig().orElse(null) : null,
                secret.automaticRotation().orElse(null),
                secret.rotationInterval().orElse(null));
    }
}
