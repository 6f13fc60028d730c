package io.github.kmsfake.internal.operation.key;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.operation.EmptyAllowed;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Protects a key or an instance from deletion by mistake, or no longer. */
final class SetDeletionProtection {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, SetDeletionProtection::handle);

    record Request(
            @Nullable String keyId,
            @Nullable @Matches("acs:kms:.+") String protectedResourceArn,
            @Nullable String kmsInstanceId,
            Boolean enableDeletionProtection,

            @Nullable @EmptyAllowed @Length(max = Key.LONGEST_DESCRIPTION)
            String deletionProtectionDescription) {}

    private static void handle(Request request, Region region) {
        DeletionProtection wanted =
                DeletionProtection.of(request.enableDeletionProtection(), request.deletionProtectionDescription());
        if (request.kmsInstanceId() != null) {
            requireAbsent("KeyId", request.keyId());
            requireAbsent("ProtectedResourceArn", request.protectedResourceArn());
            KmsInstance found = region.instances().require(request.kmsInstanceId());
            region.instances().replace(found.withDeletionProtection(wanted));
        } else {
            region.keys().replace(key(request, region).withDeletionProtection(wanted));
        }
    }

    private static Key key(Request request, Region region) {
        String id = request.keyId();
        String arn = request.protectedResourceArn();
        if (id == null && arn == null) {
            throw ErrorCode.MISSING_PARAMETER.because("neither KeyId nor ProtectedResourceArn was sent", "KeyId");
        }
        Key key = region.keys().requireById(id == null ? Objects.requireNonNull(arn) : id);
        if (id != null && arn != null && !region.keys().requireById(arn).id().equals(key.id())) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "KeyId and ProtectedResourceArn name different keys", "ProtectedResourceArn");
        }
        return key;
    }

    private static void requireAbsent(String name, @Nullable String value) {
        if (value != null) {
            throw ErrorCode.INVALID_PARAMETER.because(name + " does not go with KmsInstanceId", name);
        }
    }
}
