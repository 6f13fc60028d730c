package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations on secrets. */
public final class SecretOperations {
    private SecretOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "CreateSecret" -> CreateSecret.OPERATION;
            case "DescribeSecret" -> DescribeSecret.OPERATION;
            case "UpdateSecret" -> UpdateSecret.OPERATION;
            case "DeleteSecret" -> DeleteSecret.OPERATION;
            case "RestoreSecret" -> RestoreSecret.OPERATION;
            case "ListSecrets" -> ListSecrets.OPERATION;
            case "PutSecretValue" -> PutSecretValue.OPERATION;
            case "GetSecretValue" -> GetSecretValue.OPERATION;
            case "BatchGetSecretValue" -> BatchGetSecretValue.OPERATION;
            case "ListSecretVersionIds" -> ListSecretVersionIds.OPERATION;
            case "UpdateSecretVersionStage" -> UpdateSecretVersionStage.OPERATION;
            case "UpdateSecretRotationPolicy" -> UpdateSecretRotationPolicy.OPERATION;
            case "RotateSecret" -> RotateSecret.OPERATION;
            case "GetRandomPassword" -> GetRandomPassword.OPERATION;
            case "GetSecretPolicy" -> GetSecretPolicy.OPERATION;
            case "SetSecretPolicy" -> SetSecretPolicy.OPERATION;
            default -> null;
        };
    }
}
