package io.github.kmsfake.internal.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a secret is and stays.
 *
 * @param name its name, unique in its account and region
 * @param instanceId the KMS instance that it lives in, if it does
 * @param encryptionKeyId the key that its owner chose for it, if any
 */
public record SecretAttributes(
        String name,
        SecretType type,
        @Nullable String instanceId,
        @Nullable String encryptionKeyId) {
    /** What the name of a new secret can be; the dollar sign is in what stands for a name that the service chooses. */
    public static final String NAME = "[A-Za-z0-9_/+=.@-]{1,192}|\\$Auto";

    public Optional<String> instance() {
        return Optional.ofNullable(instanceId);
    }
}
