package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A KMS instance: bought elsewhere, enabled in a VPC by {@code ConnectKmsInstance}, then home of keys and secrets.
 *
 * @param condition its status but for what time alone changes: see {@link #status}
 * @param network where it was enabled; absent before
 * @param publicAccess whether its keys can be used from outside its VPCs, which the console switches on and off
 */
public record KmsInstance(
        String id,
        String name,
        InstanceStatus condition,
        ChargeType chargeType,
        Capacity capacity,
        Instant createTime,
        Instant endDate,
        @Nullable Network network,
        List<BindVpc> bindVpcs,
        boolean publicAccess,
        DeletionProtection protection,
        Tags tags) {

    /** What an instance's id looks like. */
    public static final String ID = "kst-[a-z0-9-]{1,60}";

    /**
     * What was bought.
     *
     * @param spec cryptographic operations per second
     * @param log 1 if log analysis was bought too, 0 if not
     * @param logStorage how much it stores, in GB
     */
    public record Capacity(
            String productVersion, int spec, int keyNum, int secretNum, int vpcNum, int log, int logStorage) {}

    /**
     * The place where an instance was enabled.
     *
     * @param usableFrom when enabling it is over
     */
    public record Network(
            String vpcId, List<String> zoneIds, List<String> vSwitchIds, Instant since, Instant usableFrom) {}

    /** Its status at an instant: what is being enabled becomes usable by itself. */
    public InstanceStatus status(Instant now) {
        return condition == InstanceStatus.CONNECTING && !now.isBefore(usableFrom())
                ? InstanceStatus.CONNECTED
                : condition;
    }

    /** This instance, enabled in a VPC from {@code now}; usable after {@code delay}. */
    public KmsInstance connect(
            String vpcId, List<String> zoneIds, List<String> vSwitchIds, Instant now, Duration delay) {
        if (condition != InstanceStatus.UNINITIALIZED) {
            throw ErrorCode.INSTANCE_STATE_INVALID.with();
        }
        return with(draft -> {
            draft.condition = InstanceStatus.CONNECTING;
            draft.network = new Network(vpcId, zoneIds, vSwitchIds, now, now.plus(delay));
        });
    }

    /** This instance with exactly these extra VPCs. */
    public KmsInstance bind(List<BindVpc> vpcs, Instant now) {
        requireConnected(now);
        if (vpcs.size() > capacity.vpcNum()) {
            throw ErrorCode.LIMIT_EXCEEDED.with();
        }
        return with(draft -> draft.bindVpcs = List.copyOf(vpcs));
    }

    /** This instance with another name. */
    public KmsInstance named(String wanted) {
        return with(draft -> draft.name = wanted);
    }

    /** This instance, protected or not. */
    public KmsInstance withDeletionProtection(DeletionProtection wanted) {
        return with(draft -> draft.protection = wanted);
    }

    /** This instance with other tags. */
    public KmsInstance withTags(Tags wanted) {
        return with(draft -> draft.tags = wanted);
    }

    /** Refuses what needs a usable instance. */
    public void requireConnected(Instant now) {
        if (status(now) != InstanceStatus.CONNECTED) {
            throw ErrorCode.INSTANCE_STATE_INVALID.with();
        }
    }

    /** Refuses to show tags before it was enabled. */
    public void requireTags() {
        if (condition == InstanceStatus.UNINITIALIZED) {
            throw ErrorCode.INSTANCE_UNINITIALIZED.with();
        }
    }

    /** Refuses to let go of a subscription, or of what is protected. */
    public void requireReleasable() {
        if (chargeType == ChargeType.PREPAY || protection.enabled()) {
            throw ErrorCode.OPERATION_NOT_SUPPORTED.with();
        }
    }

    /** Its ARN. */
    public String arn(Scope scope) {
        return scope.arn("keystore/" + id);
    }

    private Instant usableFrom() {
        return Objects.requireNonNull(network, "an instance being enabled has a network")
                .usableFrom();
    }

    private KmsInstance with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new KmsInstance(
                id,
                draft.name,
                draft.condition,
                chargeType,
                capacity,
                createTime,
                endDate,
                draft.network,
                draft.bindVpcs,
                publicAccess,
                draft.protection,
                draft.tags);
    }

    /** An instance that is being changed: what was bought stays, the rest can be another. */
    private static final class Draft {
        private String name;
        private InstanceStatus condition;
        private @Nullable Network network;
        private List<BindVpc> bindVpcs;
        private DeletionProtection protection;
        private Tags tags;

        Draft(KmsInstance instance) {
            name = instance.name;
            condition = instance.condition;
            network = instance.network;
            bindVpcs = instance.bindVpcs;
            protection = instance.protection;
            tags = instance.tags;
        }
    }
}
