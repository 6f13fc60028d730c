package io.github.kmsfake.internal.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A version of a secret: written once.
 *
 * @param stages its labels; without any it is deprecated
 */
public record SecretVersion(
        String id, Instant createTime, SecretData data, SecretDataType dataType, Set<String> stages) {
    SecretVersion withStages(Set<String> newStages) {
        return new SecretVersion(id, createTime, data, dataType, Collections.unmodifiableSet(newStages));
    }

    SecretVersion with(String stage) {
        Set<String> more = new LinkedHashSet<>(stages);
        more.add(stage);
        return withStages(more);
    }

    SecretVersion without(String stage) {
        Set<String> fewer = new LinkedHashSet<>(stages);
        fewer.remove(stage);
        return withStages(fewer);
    }

    /** Whether writing it again would change nothing. */
    public boolean says(SecretData otherData, SecretDataType otherType) {
        return data.equals(otherData) && dataType == otherType;
    }
}
