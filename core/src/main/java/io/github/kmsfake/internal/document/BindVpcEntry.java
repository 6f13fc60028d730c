package io.github.kmsfake.internal.document;

import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A VPC that reaches an instance besides its own. */
record BindVpcEntry(
        @Length(min = 1, max = Integer.MAX_VALUE) @Says("the VPC")
        String vpcId,

        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its switch")
        String vSwitchId,

        @Length(min = 1, max = Integer.MAX_VALUE) @Says("its region")
        String regionId,

        @Nullable @Matches("[0-9]{1,20}") @Says("its owner's account")
        String vpcOwnerId) {
    static BindVpcEntry of(BindVpc vpc) {
        return new BindVpcEntry(vpc.vpcId(), vpc.vSwitchId(), vpc.regionId(), Texts.unlessEmpty(vpc.vpcOwnerId()));
    }

    BindVpc plant() {
        return new BindVpc(vpcId, vSwitchId, regionId, Objects.requireNonNullElse(vpcOwnerId, ""));
    }
}
