package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.SecretBytes;
import io.github.kmsfake.internal.model.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What seals the tokens of the imports into one region; drawn when the first is made. */
final class ImportSecret {
    private static final int BYTES = 32;

    private final Scope scope;
    private final Sources sources;
    private @Nullable SecretBytes drawn;

    ImportSecret(Scope scope, Sources sources, Optional<SecretBytes> drawn) {
        this.scope = scope;
        this.sources = sources;
        this.drawn = drawn.orElse(null);
    }

    synchronized Optional<SecretBytes> known() {
        return Optional.ofNullable(drawn);
    }

    /** The secret, which is drawn if it was not yet: only a call that succeeds may ask for it so. */
    synchronized SecretBytes draw() {
        if (drawn == null) {
            drawn = SecretBytes.random(BYTES, sources.randomness().stream("import " + scope.arn(""), 0));
        }
        return drawn;
    }
}
