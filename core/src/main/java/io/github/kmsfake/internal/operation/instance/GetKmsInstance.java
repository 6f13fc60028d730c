package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows one instance. Of an unknown one it shows an empty description rather than an error, as the service does. */
final class GetKmsInstance {
    static final Operation<Request, Response> OPERATION = Operation.readsAfter(
            "GetKmsInstance", Request.class, Response.class, GetKmsInstance::authorityPem, GetKmsInstance::finish);

    record Request(String kmsInstanceId) {}

    record Response(Details kmsInstance) {}

    record Details(
            String instanceId,
            @Nullable String instanceName,
            @Nullable InstanceStatus status,
            @Nullable Instant createTime,
            @Nullable Instant startDate,
            @Nullable Instant endDate,
            @Nullable Long spec,
            @Nullable Long keyNum,
            @Nullable String secretNum,
            @Nullable Long vpcNum,
            @Nullable Long log,
            @Nullable Long logStorage,
            @Nullable String productVersion,
            @Nullable String productType,
            @Nullable String chargeType,
            @Nullable String saleStatus,
            @Nullable String vpcId,
            @Nullable List<String> zoneIds,
            @Nullable List<String> vswitchIds,
            @Nullable String caCertificateChainPem,
            @Nullable Bindings bindVpcs,
            @Nullable Boolean deletionProtection,
            @Nullable String deletionProtectionDescription) {}

    record Bindings(List<BindVpc> bindVpc) {}

    private static String authorityPem(Request request, Sources sources) {
        return sources.authority().get().certificatePem("\r\n");
    }

    private static Response finish(Request request, String authorityPem, Region region) {
        return new Response(region.instances()
                .find(request.kmsInstanceId())
                .map(found -> details(found, found.status(region.sources().now()), authorityPem))
                .orElseGet(GetKmsInstance::unknown));
    }

    private static Details details(KmsInstance found, InstanceStatus status, String authorityPem) {
        Network network = found.network();
        return new Details(
                found.id(),
                found.name(),
                status,
                found.purchase().createTime(),
                network == null ? null : network.since(),
                found.purchase().endDate(),
                (long) found.capacity().spec(),
                (long) found.capacity().keyNum(),
                Integer.toString(found.capacity().secretNum()),
                (long) found.capacity().vpcNum(),
                (long) found.capacity().log(),
                (long) found.capacity().logStorage(),
                found.capacity().productVersion(),
                found.purchase().chargeType().productType(),
                found.purchase().chargeType().name(),
                "Normal",
                network == null ? null : network.vpcId(),
                network == null ? List.of() : network.zoneIds(),
                network == null ? List.of() : network.vSwitchIds(),
                network == null ? null : authorityPem,
                new Bindings(found.bindVpcs()),
                found.protection().enabled(),
                found.protection().description());
    }

    private static Details unknown() {
        return new Details(
                "", null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null);
    }
}
