package io.github.kmsfake.internal.model;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.error.KmsException;
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
 * @param publicAccess whether its keys can be used from outside its VPCs, which the console switches on and off
 */
public record KmsInstance(
        String id,
        Purchase purchase,
        String name,
        InstanceStatus condition,
        @Nullable Network network,
        List<BindVpc> bindVpcs,
        boolean publicAccess,
        DeletionProtection protection,
        Tags tags) {

    public static final String ID = "kst-[a-z0-9-]{1,60}";

    /** What was bought, when, and until when it is paid for. */
    public record Purchase(ChargeType chargeType, Capacity capacity, Instant createTime, Instant endDate) {}

    /**
     * How large an instance is.
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
            throw refusal(ErrorCode.INSTANCE_STATE_INVALID, "was enabled before: it is " + status(now));
        }
        Network joined = new Network(vpcId, zoneIds, vSwitchIds, now, now.plus(delay));
        return new KmsInstance(
                id, purchase, name, InstanceStatus.CONNECTING, joined, bindVpcs, publicAccess, protection, tags);
    }

    public KmsInstance bind(List<BindVpc> vpcs, Instant now) {
        requireConnected(now);
        if (vpcs.size() > capacity().vpcNum()) {
            throw refusal(
                    ErrorCode.LIMIT_EXCEEDED,
                    "can be bound to " + capacity().vpcNum() + " VPCs, these are " + vpcs.size());
        }
        return new KmsInstance(
                id, purchase, name, condition, network, List.copyOf(vpcs), publicAccess, protection, tags);
    }

    public KmsInstance withName(String wanted) {
        return new KmsInstance(id, purchase, wanted, condition, network, bindVpcs, publicAccess, protection, tags);
    }

    public KmsInstance withDeletionProtection(DeletionProtection wanted) {
        return new KmsInstance(id, purchase, name, condition, network, bindVpcs, publicAccess, wanted, tags);
    }

    public KmsInstance withTags(Tags wanted) {
        return new KmsInstance(id, purchase, name, condition, network, bindVpcs, publicAccess, protection, wanted);
    }

    private String path() {
        return "instance/" + id;
    }

    public void requireConnected(Instant now) {
        if (status(now) != InstanceStatus.CONNECTED) {
            throw refusal(
                    ErrorCode.INSTANCE_STATE_INVALID,
                    "is " + status(now) + ", not Connected"
                            + (condition == InstanceStatus.UNINITIALIZED ? "; ConnectKmsInstance enables it" : ""));
        }
    }

    /** Refuses to show tags before it was enabled. */
    public void requireTags() {
        if (condition == InstanceStatus.UNINITIALIZED) {
            throw refusal(ErrorCode.INSTANCE_UNINITIALIZED, "was never enabled; ConnectKmsInstance does that");
        }
    }

    /** Refuses to release a subscription, or an instance that is protected. */
    public void requireReleasable() {
        if (purchase.chargeType() == ChargeType.PREPAY || protection.enabled()) {
            throw refusal(
                    ErrorCode.OPERATION_NOT_SUPPORTED,
                    protection.enabled() ? "is protected from deletion" : "is a subscription");
        }
    }

    public String arn(Scope scope) {
        return scope.arn("keystore/" + id);
    }

    public Capacity capacity() {
        return purchase.capacity();
    }

    private Instant usableFrom() {
        return Objects.requireNonNull(network, "an instance being enabled has a network")
                .usableFrom();
    }

    /** The refusal that says of this instance what stands in the way. */
    private KmsException refusal(ErrorCode code, String predicate) {
        return code.because("instance " + id + " " + predicate).about(path());
    }
}
