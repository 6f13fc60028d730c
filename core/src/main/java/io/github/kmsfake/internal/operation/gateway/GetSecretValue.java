package io.github.kmsfake.internal.operation.gateway;

import io.github.kmsfake.internal.model.ReadableSecret;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.operation.Field;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows the value of a secret. */
final class GetSecretValue {
    static final Operation<Request, Response> OPERATION = Operation.reads(
                    "GetSecretValue", Request.class, Response.class, GetSecretValue::handle)
            .openToClientKeys();

    record Request(
            @Field(1) String secretName,
            @Nullable @Field(2) String versionStage,
            @Nullable @Field(3) String versionId,
            @Nullable @Field(4) Boolean fetchExtendedConfig) {}

    @Field(8)
    record Response(
            @Field(1) String secretName,
            @Field(2) SecretType secretType,
            @Field(3) String secretData,
            @Field(4) SecretDataType secretDataType,
            @Field(5) List<String> versionStages,
            @Field(6) String versionId,
            @Field(7) Instant createTime,
            @Nullable @Field(9) Instant lastRotationDate,
            @Nullable @Field(10) Instant nextRotationDate,
            @Nullable @Field(11) String extendedConfig,
            @Nullable @Field(12) String automaticRotation,
            @Nullable @Field(13) String rotationInterval) {}

    private static Response handle(Request request, Region region) {
        ReadableSecret readable = region.readSecret(request.secretName(), request.versionId(), request.versionStage());
        Secret secret = readable.secret();
        SecretVersion version = readable.version();
        boolean withConfig = Boolean.TRUE.equals(request.fetchExtendedConfig());
        return new Response(
                secret.name(),
                secret.kind().type(),
                version.data().text(),
                version.dataType(),
                List.copyOf(version.stages()),
                version.id(),
                secret.createTime(),
                secret.lastRotationDate(),
                secret.nextRotationDate().orElse(null),
                withConfig ? secret.extendedConfig().orElse(null) : null,
                secret.automaticRotation().orElse(null),
                secret.rotationInterval().orElse(null));
    }
}
