package io.github.kmsfake.internal.operation.instance;

import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.OneOf;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.operation.WireName;
import io.github.kmsfake.internal.state.Region;
import java.util.List;

/** Enables an instance that was bought, in a VPC. */
final class ConnectKmsInstance {
    static final Operation<?, ?> OPERATION = Operation.writes(Request.class, ConnectKmsInstance::handle);

    record Request(
            String kmsInstanceId,
            String vpcId,
            @Matches("([^,\\s]+),(?!\\1$)[^,\\s]+") String zoneIds,
            @Matches("[^,\\s]+(,[^,\\s]+)*") String vSwitchIds,
            @WireName("KMProvider") @OneOf("Aliyun") String provider) {}

    private static void handle(Request request, Region region) {
        KmsInstance found = region.instances().require(request.kmsInstanceId());
        region.instances()
                .replace(found.connect(
                        request.vpcId(),
                        list(request.zoneIds()),
                        list(request.vSwitchIds()),
                        region.sources().now(),
                        region.sources().instanceConnectTime()));
    }

    private static List<String> list(String commaSeparated) {
        return List.of(commaSeparated.split(","));
    }
}
