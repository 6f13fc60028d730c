package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells how much of an instance is used: of one kind of quota, or of all four. */
final class GetKmsInstanceQuotaInfos {
    static final Operation<?, ?> OPERATION =
            Operation.reads(Request.class, Response.class, GetKmsInstanceQuotaInfos::handle);

    record Request(
            @Nullable String kmsInstanceId,

            @Nullable @OneOf({"key", "secret", "qps", "vpc"})
            String resourceType) {}

    record Response(String kmsInstanceId, List<Quota> kmsInstanceQuotaInfos) {}

    record Quota(String resourceType, long resourceQuota, long usedQuantity) {}

    private static Response handle(Request request, Region region) {
        String id = Objects.requireNonNullElseGet(
                request.kmsInstanceId(),
                () -> region.defaultInstanceId()
                        .orElseThrow(() -> ErrorCode.INVALID_PARAMETER.because(
                                "it was not sent, and the region has no default instance", "KmsInstanceId")));
        KmsInstance found = region.instances().require(id);
        found.requireConnected(region.sources().now());
        List<Quota> asked = quotas(
                        found, region.keys().usedIn(id), region.secrets().countIn(id))
                .filter(quota ->
                        request.resourceType() == null || quota.resourceType().equals(request.resourceType()))
                .toList();
        return new Response(id, asked);
    }

    private static Stream<Quota> quotas(KmsInstance found, int keys, int secrets) {
        return Stream.of(
                new Quota("key", found.capacity().keyNum(), keys),
                new Quota("secret", found.capacity().secretNum(), secrets),
                new Quota("qps", found.capacity().spec(), 0),
                new Quota("vpc", found.capacity().vpcNum(), found.bindVpcs().size()));
    }
}
