package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.model.ChargeType;
import io.github.kmsfake.internal.model.DeletionProtection;
import io.github.kmsfake.internal.model.InstanceStatus;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KmsInstance;
import io.github.kmsfake.internal.model.KmsInstance.Capacity;
import io.github.kmsfake.internal.model.KmsInstance.Network;
import io.github.kmsfake.internal.model.KmsInstance.Purchase;
import io.github.kmsfake.internal.model.Tags;
import io.github.kmsfake.internal.operation.Length;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Range;
import io.github.kmsfake.internal.schema.Description;
import io.github.kmsfake.internal.state.InstanceSeed;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A KMS instance. */
record InstanceEntry(
        @Matches(KmsInstance.ID) @Description("its id") String id,

        @Nullable @Description("its name; its id unless given")
        String name,

        @Nullable @Description("its status; Connected unless given")
        InstanceStatus status,

        @Nullable @Description("how it is paid for; POSTPAY unless given")
        ChargeType chargeType,

        @Nullable @Description("its product version; 3 unless given")
        String productVersion,

        @Nullable @Range(min = 0, max = 999_999) @Description("cryptographic operations per second; 1000 unless given")
        Integer spec,

        @Nullable @Range(min = 0, max = 999_999) @Description("how many keys were bought; 1000 unless given")
        Integer keyNum,

        @Nullable @Range(min = 0, max = 999_999) @Description("how many secrets were bought; 1000 unless given")
        Integer secretNum,

        @Nullable @Range(min = 0, max = 999_999) @Description("how many extra VPCs were bought; 5 unless given")
        Integer vpcNum,

        @Nullable @Range(min = 0, max = 1) @Description("1 if log analysis was bought; 0 unless given")
        Integer log,

        @Nullable @Range(min = 0, max = 999_999) @Description("how much of the log is stored, in GB; 0 unless given")
        Integer logStorage,

        @Nullable
        @Description(
                "whether its keys can be used from outside its VPCs, through the shared gateway; true unless given")
        Boolean publicAccess,

        @Nullable @Description("when it was bought; now unless given")
        Instant createTime,

        @Nullable @Description("when it ends; as its way of payment says unless given")
        Instant endDate,

        @Nullable @Description("its network; chosen by the server unless given, none if it is Uninitialized")
        NetworkEntry network,

        @Nullable @Description("further VPCs that reach it") List<BindVpcEntry> bindVpcs,

        @Nullable @Description("whether it cannot be released by mistake")
        Boolean deletionProtection,

        @Nullable @Length(max = Key.LONGEST_DESCRIPTION) @Description("why it is protected")
        String deletionProtectionDescription,

        @Nullable @Description("its tags") Tags tags) {

    static InstanceEntry of(KmsInstance instance) {
        Capacity capacity = instance.capacity();
        return new InstanceEntry(
                instance.id(),
                instance.name(),
                instance.condition(),
                instance.purchase().chargeType(),
                capacity.productVersion(),
                capacity.spec(),
                capacity.keyNum(),
                capacity.secretNum(),
                capacity.vpcNum(),
                capacity.log(),
                capacity.logStorage(),
                instance.publicAccess(),
                instance.purchase().createTime(),
                instance.purchase().endDate(),
                NetworkEntry.of(instance.network()),
                Defaults.unlessEmpty(
                        instance.bindVpcs().stream().map(BindVpcEntry::of).toList()),
                Defaults.ifEnabled(instance.protection()),
                Defaults.unlessEmpty(instance.protection().description()),
                Defaults.unlessNone(instance.tags()));
    }

    KmsInstance toModel(EntryContext context) {
        InstanceStatus condition = Objects.requireNonNullElse(status, InstanceStatus.CONNECTED);
        Instant created = context.time(createTime, context.now(), "createTime");
        KmsInstance usual = new InstanceSeed(
                        context.scope(),
                        id,
                        Objects.requireNonNullElse(name, id),
                        condition,
                        Objects.requireNonNullElse(chargeType, ChargeType.POSTPAY),
                        capacity(),
                        !Boolean.FALSE.equals(publicAccess),
                        false,
                        false)
                .toModel(created);
        return new KmsInstance(
                id,
                new Purchase(
                        usual.purchase().chargeType(),
                        usual.capacity(),
                        created,
                        context.time(endDate, usual.purchase().endDate(), "endDate")),
                usual.name(),
                condition,
                network(context, condition, usual),
                Defaults.orNone(bindVpcs).stream().map(BindVpcEntry::toModel).toList(),
                usual.publicAccess(),
                DeletionProtection.of(Boolean.TRUE.equals(deletionProtection), deletionProtectionDescription),
                Defaults.orNone(tags));
    }

    private @Nullable Network network(EntryContext context, InstanceStatus condition, KmsInstance usual) {
        boolean enabled = condition != InstanceStatus.UNINITIALIZED;
        context.require(
                enabled || network == null,
                "network",
                "an instance that is " + InstanceStatus.UNINITIALIZED + " is in no network");
        context.require(
                condition != InstanceStatus.CONNECTING || network != null,
                "network",
                "an instance that is " + InstanceStatus.CONNECTING + " needs a network");
        return network == null
                ? usual.network()
                : network.toModel(context.at(network), usual.purchase().createTime());
    }

    private Capacity capacity() {
        Capacity usual = InstanceSeed.USUAL;
        return new Capacity(
                Objects.requireNonNullElse(productVersion, usual.productVersion()),
                Objects.requireNonNullElse(spec, usual.spec()),
                Objects.requireNonNullElse(keyNum, usual.keyNum()),
                Objects.requireNonNullElse(secretNum, usual.secretNum()),
                Objects.requireNonNullElse(vpcNum, usual.vpcNum()),
                Objects.requireNonNullElse(log, usual.log()),
                Objects.requireNonNullElse(logStorage, usual.logStorage()));
    }
}
