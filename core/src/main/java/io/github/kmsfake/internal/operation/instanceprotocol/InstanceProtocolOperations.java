package io.github.kmsfake.internal.operation.instanceprotocol;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations of the instance protocol. */
public final class InstanceProtocolOperations {
    private InstanceProtocolOperations() {}

    /** The operation of that name, if there is one; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "Encrypt" -> Encrypt.OPERATION;
            case "Decrypt" -> Decrypt.OPERATION;
            case "AdvanceEncrypt" -> AdvanceEncrypt.OPERATION;
            case "AdvanceDecrypt" -> AdvanceDecrypt.OPERATION;
            case "GenerateDataKey" -> GenerateDataKey.OPERATION;
            case "AdvanceGenerateDataKey" -> AdvanceGenerateDataKey.OPERATION;
            case "GenerateDataKeyPair" -> GenerateDataKeyPair.OPERATION;
            case "GenerateDataKeyPairWithoutPlaintext" -> GenerateDataKeyPairWithoutPlaintext.OPERATION;
            case "AdvanceGenerateDataKeyPair" -> AdvanceGenerateDataKeyPair.OPERATION;
            case "AdvanceGenerateDataKeyPairWithoutPlaintext" -> AdvanceGenerateDataKeyPairWithoutPlaintext.OPERATION;
            case "Sign" -> Sign.OPERATION;
            case "Verify" -> Verify.OPERATION;
            case "GetPublicKey" -> GetPublicKey.OPERATION;
            case "GenerateRandom" -> GenerateRandom.OPERATION;
            case "GetSecretValue" -> GetSecretValue.OPERATION;
            default -> null;
        };
    }
}
