package io.github.kmsfake.internal.fault;

import io.github.kmsfake.internal.error.KmsException;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to a call that it strikes.
 *
 * @param error the refusal, if the call is refused instead of performed
 * @param reply what is answered instead of anything of the service, if so
 * @param latest at most so much later the answer comes
 * @param earliest at least so much later
 * @param delivery what becomes of the answer on the way
 * @param slowness over how long a time the answer's body is spread
 */
public record Effect(
        @Nullable KmsException error,
        @Nullable Reply reply,
        Duration earliest,
        Duration latest,
        Delivery delivery,
        Duration slowness) {

    /** What becomes of an answer on the way. */
    public enum Delivery {
        /** Nothing. */
        INTACT,
        /** The connection is closed, and nothing is answered. */
        DROP,
        /** The connection is closed in the middle of the body. */
        TRUNCATE,
        /** The body is none that the client can read. */
        MALFORM
    }

    /** An answer that is not the service's: a status and any body. */
    public record Reply(int status, String body, String contentType) {}

    /** Whether the call is performed at all. */
    public boolean preventsCall() {
        return error != null || reply != null;
    }

    /** The refusal, if the call is refused. */
    public Optional<KmsException> refusal() {
        return Optional.ofNullable(error);
    }

    /** How much later the answer comes, this time. */
    public Duration delay(Random random) {
        long spread = latest.minus(earliest).toNanos();
        return spread <= 0 ? earliest : earliest.plusNanos((long) (random.nextDouble() * spread));
    }
}
