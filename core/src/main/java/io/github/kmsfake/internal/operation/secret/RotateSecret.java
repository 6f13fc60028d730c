package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.GeneratedCredentials;
import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;

/** Makes a new value of a managed secret now; a version id that exists says that it has been made already. */
final class RotateSecret {
    static final Operation<?, ?> OPERATION = Operation.writesAfter(
            Request.class, Response.class, RotateSecret::admit, RotateSecret::make, RotateSecret::finish);

    record Request(
            String secretName,
            @Length(max = Secret.LONGEST_VERSION_ID) String versionId) {}

    record Response(String arn, String secretName, String versionId) {}

    private static Secret admit(Request request, Region region) {
        Secret found = region.secrets().require(request.secretName());
        region.requireInstance(found.kind().instance());
        found.requireLive();
        found.requireManaged(true);
        return found;
    }

    private static GeneratedCredentials make(Secret secret, Sources sources) {
        return sources.generateCredentials(secret.kind().type().isPair(secret.config()), sources.now());
    }

    private static Response finish(Request request, GeneratedCredentials fresh, Region region) {
        Secret found = admit(request, region);
        if (found.versions().find(request.versionId()).isEmpty()) {
            region.secrets().replace(found.rotate(request.versionId(), fresh));
        }
        return new Response(found.arn(region.scope()), found.name(), request.versionId());
    }
}
