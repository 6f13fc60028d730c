package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.BindVpcs.BindVpc;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A KMS instance: bought elsewhere, enabled in a VPC by {@code ConnectKmsInstance}, then home of keys and secrets.
 *
 * @param condition its status but for what time alone changes: see {@link #status}
 * @param network where it was enabled; absent before
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
        DeletionProtection protection,
        Tags tags) {

    /** What an instance's id looks like. */
    public static final String ID = "kst-[a-z0-9-]{1,60}";

    /**
     * What was bought.
     *
     * @param spec cryptographic operations per second
     */
    public record Capacity(String productVersion, int spec, int keyNum, int secretNum, int vpcNum) {}

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
        return with(InstanceStatus.CONNECTING, new Network(vpcId, zoneIds, vSwitchIds, now, now.plus(delay)), bindVpcs);
    }

    /** This instance with exactly these extra VPCs. */
    public KmsInstance bind(List<BindVpc> vpcs, Instant now) {
        requireConnected(now);
        if (vpcs.size() > capacity.vpcNum()) {
            throw ErrorCode.LIMIT_EXCEEDED.with();
        }
        return with(condition, network, List.copyOf(vpcs));
    }

    /** This instance, protected or not. */
    public KmsInstance guarded(DeletionProtection wanted) {
        return new KmsInstance(
                id, name, condition, chargeType, capacity, createTime, endDate, network, bindVpcs, wanted, tags);
    }

    /** This instance with other tags. */
    public KmsInstance tagged(Tags wanted) {
        return new KmsInstance(
                id, name, condition, chargeType, capacity, createTime, endDate, network, bindVpcs, protection, wanted);
    }

    /** Refuses what needs a usable instance. */
    public void requireConnected(Instant now) {
        if (status(now) != InstanceStatus.CONNECTED) {
            throw ErrorCode.INSTANCE_STATE_INVALID.with();
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

    private KmsInstance with(InstanceStatus newCondition, @Nullable Network newNetwork, List<BindVpc> newBindVpcs) {
        return new KmsInstance(
                id,
                name,
                newCondition,
                chargeType,
                capacity,
                createTime,
                endDate,
                newNetwork,
                newBindVpcs,
                protection,
                tags);
    }
}
