package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.Resource;
import io.github.kmsfake.internal.model.Secret;

/**
 * Stands between a caller and the keys and secrets: whatever an operation finds for its caller has passed here. Each
 * method returns, or refuses as the service does.
 */
public interface Guard {
    /** Lets everybody pass: the owner of an account may do everything. */
    Guard OPEN = new Guard() {
        @Override
        public void admit(Key key) {
            // the owner's own
        }

        @Override
        public void admit(Secret secret) {
            // the owner's own
        }

        @Override
        public void admit(Resource.Kind kind) {
            // the owner's own
        }
    };

    /** Lets the caller use a key, or refuses. */
    void admit(Key key);

    /** Lets the caller keep a new secret with a key, or refuses. */
    default void admitKeeping(Key key) {
        admit(key);
    }

    /** Lets the caller use a secret, or refuses. */
    void admit(Secret secret);

    /** Hears of a secret that the caller is about to create, and may refuse. Keys have no name before they are there. */
    default void admitNew(String secretName) {
        // no policy speaks of what is not there yet
    }

    /** Lets the caller use what belongs to no key or secret in particular, or refuses. */
    void admit(Resource.Kind kind);
}
