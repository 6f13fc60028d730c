package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.operation.DryRun;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Recipients;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import org.jspecify.annotations.Nullable;

/** Shows the value of a secret. */
final class GetSecretValue {
    static final Operation<?, ?> OPERATION = Operation.uses(Request.class, Response.class, GetSecretValue::handle);

    record Request(
            String secretName,
            @Nullable String versionId,
            @Nullable String versionStage,
            @Nullable Boolean fetchExtendedConfig,
            @Nullable String recipient,
            DryRun dryRun) {}

    record Response(
            @Unwrapped SecretValueView value, @Nullable String ciphertextForRecipient) {}

    private static Response handle(Request request, Region region) {
        Recipients.refuse(request.recipient());
        SecretValueView value = SecretValueView.of(
                request.secretName(),
                request.versionId(),
                request.versionStage(),
                Boolean.TRUE.equals(request.fetchExtendedConfig()),
                region);
        return new Response(value, null);
    }
}
