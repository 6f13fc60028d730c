package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.KmsInstance.Capacity;
import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.model.KmsInstance.Purchase;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.Unwrapped;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows one instance. Of an unknown one it shows an empty description rather than an error, as the service does. */
final class GetKmsInstance {
    static final Operation<?, ?> OPERATION =
            Operation.readsThenComputes(Request.class, Response.class, GetKmsInstance::find, GetKmsInstance::finish);

    record Request(String kmsInstanceId) {}

    record Response(Details kmsInstance) {}

    record Details(String instanceId, @Nullable @Unwrapped Description description) {}

    /** What an instance that exists is described by. */
    record Description(
            String instanceName,
            InstanceStatus status,
            @Unwrapped Dates dates,
            @Unwrapped Size size,
            @Unwrapped Sale sale,
            @Unwrapped Place place,
            Bindings bindVpcs,
            boolean deletionProtection,
            String deletionProtectionDescription) {}

    record Dates(Instant createTime, @Nullable Instant startDate, Instant endDate) {}

    record Size(
            long spec, long keyNum, String secretNum, long vpcNum, long log, long logStorage, String productVersion) {
        static Size of(Capacity bought) {
            return new Size(
                    bought.spec(),
                    bought.keyNum(),
                    Integer.toString(bought.secretNum()),
                    bought.vpcNum(),
                    bought.log(),
                    bought.logStorage(),
                    bought.productVersion());
        }
    }

    record Sale(String productType, String chargeType, String saleStatus) {}

    record Place(
            @Nullable String vpcId,
            List<String> zoneIds,
            List<String> vswitchIds,
            @Nullable String caCertificateChainPem) {}

    record Bindings(List<BindVpc> bindVpc) {}

    private static Optional<KmsInstance> find(Request request, Region region) {
        return region.instances().find(request.kmsInstanceId());
    }

    private static Response finish(Request request, Optional<KmsInstance> found, Region region) {
        Sources sources = region.sources();
        return new Response(found.map(instance -> new Details(
                        instance.id(),
                        describe(
                                instance,
                                sources.now(),
                                sources.authority().get().certificatePem("\r\n"))))
                .orElseGet(() -> new Details("", null)));
    }

    private static Description describe(KmsInstance found, Instant now, String authorityPem) {
        Purchase bought = found.purchase();
        Network network = found.network();
        return new Description(
                found.name(),
                found.status(now),
                new Dates(bought.createTime(), network == null ? null : network.since(), bought.endDate()),
                Size.of(bought.capacity()),
                new Sale(bought.chargeType().productType(), bought.chargeType().name(), "Normal"),
                network == null
                        ? new Place(null, List.of(), List.of(), null)
                        : new Place(network.vpcId(), network.zoneIds(), network.vSwitchIds(), authorityPem),
                new Bindings(found.bindVpcs()),
                found.protection().enabled(),
                found.protection().description());
    }
}
