package io.github.kmsfake.internal.model;

import io.github.kmsfake.KmsFakeCall;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may reach something, and why: for the tester. A client only learns that it may not.
 *
 * @param resource what it wanted to reach, such as {@code key/…}; absent if nothing in particular
 * @param failed the link that broke; absent if the call was let in. Where several policies were looked at, it is that
 *     of the policy that came closest.
 * @param reason one sentence
 * @param findings what became of each policy that was looked at, in the access point's order
 */
public record Decision(@Nullable String resource, @Nullable Link failed, String reason, List<Finding> findings) {

    /** The links of the chain from a call to what it wants, in the order in which they are tested. */
    public enum Link {
        /** The operation is one that client keys can call. */
        OPERATION,
        /** The client key exists, in the region of the call. */
        CLIENT_KEY,
        /** The client key is valid now. */
        VALIDITY,
        /** The client key's access point exists. */
        ACCESS_POINT,
        /** The policy exists, and there is one at all. */
        POLICY,
        /** The policy is for the instance of what is wanted, or for the shared gateway. */
        SCOPE,
        /** The policy permits this kind of use. */
        PERMISSION,
        /** The policy's resources include what is wanted. */
        RESOURCE,
        /** The policy's network rules include the address of the caller. */
        NETWORK,
        /** The key's or secret's own policy allows the RAM user or role. */
        RESOURCE_POLICY,
        /** The key's instance is in use, and serves calls from where this one comes. */
        INSTANCE
    }

    /**
     * What became of one policy.
     *
     * @param failed the first link that it breaks; absent if it grants the call
     */
    public record Finding(String policy, @Nullable Link failed, String explanation) {
        public boolean grants() {
            return failed == null;
        }

        private KmsFakeCall.Decision.Finding shown() {
            return new KmsFakeCall.Decision.Finding(policy, grants(), name(failed), explanation);
        }
    }

    /** A call that is let in. */
    public static Decision grant(@Nullable String resource, String reason, List<Finding> findings) {
        return new Decision(resource, null, reason, List.copyOf(findings));
    }

    /** A call that is refused before any policy is looked at. */
    public static Decision refusal(@Nullable String resource, Link failed, String reason) {
        return new Decision(resource, failed, reason, List.of());
    }

    /** Whether the call may go on. */
    public boolean allowed() {
        return failed == null;
    }

    /** As a tester sees it. */
    public KmsFakeCall.Decision shown() {
        return new KmsFakeCall.Decision(
                allowed(),
                Optional.ofNullable(resource),
                name(failed),
                reason,
                findings.stream().map(Finding::shown).toList());
    }

    private static Optional<String> name(@Nullable Link link) {
        return Optional.ofNullable(link).map(Link::name);
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
