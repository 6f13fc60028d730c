package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeyPairs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * What the rules take from outside: time, ids, randomness and what is made of it.
 *
 * @param regionIds the regions that exist, in order
 * @param authority who signs the listener's certificate; asked for only when needed, since the first call makes it
 * @param instanceConnectTime how long enabling an instance takes
 */
public record Sources(
        Clock clock,
        Ids ids,
        Randomness randomness,
        RsaKeyPairs rsaKeyPairs,
        SortedSet<String> regionIds,
        Supplier<CertificateAuthority> authority,
        Duration instanceConnectTime) {

    /** The present, in whole seconds as the service's times are. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
