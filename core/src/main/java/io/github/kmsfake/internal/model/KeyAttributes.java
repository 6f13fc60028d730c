package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.crypto.KeySpec;
import io.github.kmsfake.internal.crypto.KeyUsage;
import io.github.kmsfake.internal.crypto.WrappingAlgorithm;
import io.github.kmsfake.internal.error.ErrorCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a key is and stays.
 *
 * @param instanceId the KMS instance that it lives in, if it does
 * @param creator who made it: another product's keys are there once that product was enabled
 */
public record KeyAttributes(
        KeySpec spec,
        KeyUsage usage,
        Origin origin,
        ProtectionLevel protectionLevel,
        @Nullable String instanceId,
        Creator creator) {

    /** Who makes keys. */
    public enum Creator {
        /** The account itself. */
        USER("User"),
        /** Another product of the cloud, on behalf of the account. */
        SERVICE("Service");

        private final String wireName;

        Creator(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String toString() {
            return wireName;
        }
    }

    /** Where the material comes from. */
    public enum Origin {
        /** From the service. */
        ALIYUN_KMS("Aliyun_KMS"),
        /** From the key's owner, who imports it. */
        EXTERNAL("EXTERNAL");

        private final String wireName;

        Origin(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String toString() {
            return wireName;
        }
    }

    /** What guards the material. */
    public enum ProtectionLevel {
        SOFTWARE,
        HSM
    }

    /** What a key is that was described so; in an instance all are software. */
    public static KeyAttributes of(
            @Nullable KeySpec spec,
            @Nullable KeyUsage usage,
            @Nullable Origin origin,
            @Nullable ProtectionLevel protectionLevel,
            @Nullable String instanceId) {
        KeySpec chosen = Objects.requireNonNullElse(spec, KeySpec.AES_256);
        ProtectionLevel usual = chosen.isChinese() ? ProtectionLevel.HSM : ProtectionLevel.SOFTWARE;
        return new KeyAttributes(
                chosen,
                Objects.requireNonNullElseGet(usage, chosen::usualUsage),
                Objects.requireNonNullElse(origin, Origin.ALIYUN_KMS),
                instanceId == null ? Objects.requireNonNullElse(protectionLevel, usual) : ProtectionLevel.SOFTWARE,
                instanceId,
                Creator.USER);
    }

    /** The same, made by another product of the cloud. */
    public KeyAttributes ofService() {
        return new KeyAttributes(spec, usage, origin, protectionLevel, instanceId, Creator.SERVICE);
    }

    /** Refuses a kind of key that there is not: the service says the same to all of them. */
    public void requirePossible() {
        if (!spec.serves(usage) || (instanceId == null && !isPossibleOutsideInstances())) {
            throw ErrorCode.ACTION_NOT_SUPPORTED.because(
                    "there is no key with KeySpec " + spec + ", KeyUsage " + usage + ", Origin " + origin
                            + " and ProtectionLevel " + protectionLevel
                            + (instanceId == null ? " outside an instance" : " in an instance"));
        }
    }

    /**
     * Outside instances there are no short AES keys and no MAC keys, no imported pairs, and the keys of China's
     * standards are in hardware.
     */
    private boolean isPossibleOutsideInstances() {
        return switch (spec) {
            case AES_128, AES_192 -> false;
            case AES_256 -> true;
            case SM4 -> protectionLevel == ProtectionLevel.HSM;
            case EC_SM2 -> protectionLevel == ProtectionLevel.HSM && origin == Origin.ALIYUN_KMS;
            case RSA_2048, RSA_3072, RSA_4096, EC_P256, EC_P256K -> origin == Origin.ALIYUN_KMS;
            case HMAC_SM3, HMAC_SHA_224, HMAC_SHA_256, HMAC_SHA_384, HMAC_SHA_512 -> false;
        };
    }

    /**
     * Whether material can be brought in that way: secrets and private keys have ways of their own, software has no
     * SM2, and instances have given up SHA-1.
     */
    public boolean takesMaterialBy(WrappingAlgorithm algorithm) {
        boolean fits = switch (algorithm) {
            case SM2PKE -> protectionLevel == ProtectionLevel.HSM || instanceId != null;
            case RSAES_OAEP_SHA_1 -> instanceId == null;
            default -> true;
        };
        return fits && algorithm.isForPrivateKeys() == spec.isAsymmetric();
    }

    /** Whether a key gets new versions by itself if it is told to. */
    public boolean isRotatable() {
        return spec.isSymmetric() && origin == Origin.ALIYUN_KMS;
    }

    /** Whether it has new versions made when asked. */
    public boolean isVersioned() {
        return !spec.isMac() && origin == Origin.ALIYUN_KMS;
    }

    public Optional<String> instance() {
        return Optional.ofNullable(instanceId);
    }
}
