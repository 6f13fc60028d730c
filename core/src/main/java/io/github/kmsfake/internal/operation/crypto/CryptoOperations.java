package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.operation.Operation;
import org.jspecify.annotations.Nullable;

/** The operations that use keys. */
public final class CryptoOperations {
    private CryptoOperations() {}

    /** The operation of that name, if it is one of these; an operation's classes are loaded when it is first called. */
    public static @Nullable Operation<?, ?> find(String name) {
        return switch (name) {
            case "Encrypt" -> Encrypt.OPERATION;
            case "Decrypt" -> Decrypt.OPERATION;
            case "ReEncrypt" -> ReEncrypt.OPERATION;
            case "GenerateDataKey" -> GenerateDataKey.OPERATION;
            case "GenerateDataKeyWithoutPlaintext" -> GenerateDataKeyWithoutPlaintext.OPERATION;
            case "GenerateAndExportDataKey" -> GenerateAndExportDataKey.OPERATION;
            case "ExportDataKey" -> ExportDataKey.OPERATION;
            case "AsymmetricSign" -> AsymmetricSign.OPERATION;
            case "AsymmetricVerify" -> AsymmetricVerify.OPERATION;
            case "AsymmetricEncrypt" -> AsymmetricEncrypt.OPERATION;
            case "AsymmetricDecrypt" -> AsymmetricDecrypt.OPERATION;
            case "GetPublicKey" -> GetPublicKey.OPERATION;
            case "GenerateMac" -> GenerateMac.OPERATION;
            case "VerifyMac" -> VerifyMac.OPERATION;
            case "GetChallenge" -> GetChallenge.OPERATION;
            default -> null;
        };
    }
}
