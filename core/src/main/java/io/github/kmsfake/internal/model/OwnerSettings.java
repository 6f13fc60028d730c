package io.github.kmsfake.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of a key or secret can set and set again.
 *
 * @param rotation how it rotates by itself, if it does
 * @param policy who may use it; null until one is set
 */
public record OwnerSettings(
        String description,
        @Nullable Rotation rotation,
        Tags tags,
        @Nullable ResourcePolicy policy) {
    OwnerSettings withDescription(String wanted) {
        return new OwnerSettings(wanted, rotation, tags, policy);
    }

    OwnerSettings withRotation(@Nullable Rotation wanted) {
        return new OwnerSettings(description, wanted, tags, policy);
    }

    OwnerSettings withTags(Tags wanted) {
        return new OwnerSettings(description, rotation, wanted, policy);
    }

    OwnerSettings withPolicy(ResourcePolicy wanted) {
        return new OwnerSettings(description, rotation, tags, wanted);
    }
}
