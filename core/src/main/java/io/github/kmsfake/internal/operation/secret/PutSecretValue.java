package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretStages;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes a new version of a generic secret, or finds that it has been written already. */
final class PutSecretValue {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, Response.class, PutSecretValue::handle);

    record Request(
            String secretName,
            @Length(max = Secret.LONGEST_VERSION_ID) String versionId,
            SecretData secretData,
            @Nullable SecretDataType secretDataType,
            @Nullable SecretStages versionStages) {}

    record Response(String secretName, String versionId, Stages versionStages) {}

    private static Response handle(Request request, Region region) {
        SecretDataType dataType = Objects.requireNonNullElse(request.secretDataType(), SecretDataType.TEXT);
        Secret found = region.secrets().require(request.secretName());
        region.requireInstance(found.kind().instance());
        found.requireLive();
        found.requireManaged(false);
        Optional<SecretVersion> same = found.versions().find(request.versionId());
        if (same.isPresent()) {
            if (!same.get().says(request.secretData(), dataType)) {
                throw ErrorCode.SECRET_VERSION_EXISTS
                        .because("version " + request.versionId() + " exists with another value")
                        .about(found.path());
            }
            return response(found, same.get());
        }
        SecretStages stages = Objects.requireNonNullElse(request.versionStages(), SecretStages.USUAL);
        if (stages.names().size() > SecretStages.MOST_AT_ONCE) {
            throw ErrorCode.SECRET_LIMIT_EXCEEDED.because("VersionStages has "
                    + stages.names().size() + " stages, at most " + SecretStages.MOST_AT_ONCE + " are possible");
        }
        SecretVersion added = new SecretVersion(
                request.versionId(), region.sources().now(), request.secretData(), dataType, stages.names());
        region.secrets().replace(found.with(added));
        return response(found, added);
    }

    private static Response response(Secret secret, SecretVersion version) {
        return new Response(secret.name(), version.id(), Stages.of(version));
    }
}
