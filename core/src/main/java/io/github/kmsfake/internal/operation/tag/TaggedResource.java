package io.github.kmsfake.internal.operation.tag;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ResourceType;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.state.Region;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one resource that the older operations on tags are about. */
record TaggedResource(
        @Nullable String keyId,
        @Nullable String secretName,
        @Nullable String certificateId) {
    void retag(UnaryOperator<Tags> change, Region region) {
        long named = Stream.of(keyId, secretName, certificateId)
                .filter(Objects::nonNull)
                .count();
        if (named != 1) {
            throw ErrorCode.UNKNOWN_PARAMETER_INVALID.because(
                    "exactly one of KeyId, SecretName and CertificateId must be sent, not " + named);
        }
        if (keyId != null) {
            region.retagging(ResourceType.KEY, region.keys().require(keyId).id(), change)
                    .run();
        } else if (secretName != null) {
            region.retagging(ResourceType.SECRET, secretName, change).run();
        } else {
            throw ErrorCode.CERTIFICATE_NOT_FOUND.because("KMS Fake has no certificates");
        }
    }
}
