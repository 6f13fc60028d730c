package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.ResourcePolicy;
import io.github.kmsfake.internal.model.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation wants to do for its caller with a key, a secret, or neither.
 *
 * @param use what it wants to do
 * @param kind which permission of an access point's policy that needs
 * @param resource the key or secret; absent for random bytes, and for a secret that is not there yet
 * @param policy the resource's own policy, if it was given one
 * @param name the key id or secret name; empty for random bytes
 */
public record Access(
        Use use,
        Resource.Kind kind,
        Optional<Resource> resource,
        @Nullable ResourcePolicy policy,
        String name) {

    public enum Use {
        /** To use a key, or to read or change a secret. */
        USE,
        /** To encrypt with a key what another one has decrypted. */
        ENCRYPT_AGAIN,
        /** To encrypt a new secret with a key. */
        ENCRYPT_NEW_SECRET,
        /** To decrypt a secret with the key that its owner chose. */
        DECRYPT_SECRET,
        /** To create a secret. Keys have no name before they exist. */
        CREATE,
        /** To generate random bytes. */
        GENERATE_RANDOM
    }

    /** Whether nobody but the resource's own policy has a say: access points, instances and faults do not look at it. */
    public boolean isForPolicyAlone() {
        return use == Use.DECRYPT_SECRET;
    }

    static Access to(Key key, Use use) {
        return new Access(use, Resource.Kind.KEY, Optional.of(Resource.of(key)), key.policy(), key.id());
    }

    static Access to(Secret secret) {
        return new Access(
                Use.USE, Resource.Kind.SECRET, Optional.of(Resource.of(secret)), secret.policy(), secret.name());
    }

    static Access toCreateSecret(String name) {
        return new Access(Use.CREATE, Resource.Kind.SECRET, Optional.empty(), null, name);
    }

    public static Access toRandomBytes() {
        return new Access(Use.GENERATE_RANDOM, Resource.Kind.KEY, Optional.empty(), null, "");
    }
}
