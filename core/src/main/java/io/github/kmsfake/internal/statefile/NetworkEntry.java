package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.schema.Description;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an instance was enabled. */
record NetworkEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its VPC")
        String vpcId,

        @Description("its zones") List<String> zoneIds,
        @Description("its vSwitches") List<String> vSwitchIds,

        @Nullable @Description("when it was enabled; the instance's creation unless given")
        Instant since,

        @Nullable @Description("when enabling it is over; at once unless given")
        Instant usableFrom) {
    static @Nullable NetworkEntry of(@Nullable Network network) {
        return network == null
                ? null
                : new NetworkEntry(
                        network.vpcId(),
                        network.zoneIds(),
                        network.vSwitchIds(),
                        network.since(),
                        network.usableFrom());
    }

    Network toModel(EntryContext context, Instant createTime) {
        Instant began = context.time(since, createTime, "since");
        return new Network(vpcId, zoneIds, vSwitchIds, began, context.time(usableFrom, began, "usableFrom"));
    }
}
