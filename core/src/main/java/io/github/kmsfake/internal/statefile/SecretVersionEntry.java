package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.Secret;
import io.github.kmsfake.internal.model.SecretData;
import io.github.kmsfake.internal.model.SecretDataType;
import io.github.kmsfake.internal.model.SecretVersion;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.schema.Description;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A version of a secret. */
record SecretVersionEntry(
        @Length(min = 1, max = Secret.LONGEST_VERSION_ID) @Description("its id")
        String id,

        @Nullable @Description("when it was written; as the secret unless given")
        Instant createTime,

        @Description("its value, up to 30720 bytes") SecretData value,

        @Nullable @Description("what the value is; text unless given")
        SecretDataType dataType,

        @Nullable
        @Description("its labels; if no version has any, the last one is ACSCurrent and the one before ACSPrevious")
        List<String> stages) {
    static SecretVersionEntry of(SecretVersion version) {
        return new SecretVersionEntry(
                version.id(),
                version.createTime(),
                version.data(),
                version.dataType(),
                Defaults.unlessEmpty(List.copyOf(version.stages())));
    }
}
