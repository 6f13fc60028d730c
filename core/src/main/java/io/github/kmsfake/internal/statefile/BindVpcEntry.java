package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.schema.Description;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A VPC that reaches an instance besides its own. */
record BindVpcEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Description("the VPC")
        String vpcId,

        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its vSwitch")
        String vSwitchId,

        @Length(min = 1, max = Integer.MAX_VALUE) @Description("its region")
        String regionId,

        @Nullable @Matches("[0-9]{1,20}") @Description("its owner's account")
        String vpcOwnerId) {
    static BindVpcEntry of(BindVpc vpc) {
        return new BindVpcEntry(vpc.vpcId(), vpc.vSwitchId(), vpc.regionId(), Defaults.unlessEmpty(vpc.vpcOwnerId()));
    }

    BindVpc toModel() {
        return new BindVpc(vpcId, vSwitchId, regionId, Objects.requireNonNullElse(vpcOwnerId, ""));
    }
}
