package io.github.kmsfake.internal.operation.secret;

import io.github.kmsfake.internal.model.SecretVersion;
import java.util.List;

/** The labels of a version, as answers show them. */
record Stages(List<String> versionStage) {
    static Stages of(SecretVersion version) {
        return new Stages(List.copyOf(version.stages()));
    }
}
