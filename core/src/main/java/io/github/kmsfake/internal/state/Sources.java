package io.github.kmsfake.internal.state;

import io.github.kmsfake.internal.crypto.CertificateAuthority;
import io.github.kmsfake.internal.crypto.KeyMaterial;
import io.github.kmsfake.internal.crypto.Randomness;
import io.github.kmsfake.internal.crypto.RsaKeySource;
import io.github.kmsfake.internal.crypto.SshKeyPair;
import io.github.kmsfake.internal.model.GeneratedCredentials;
import io.github.kmsfake.internal.model.Key;
import io.github.kmsfake.internal.model.KeyAttributes;
import io.github.kmsfake.internal.model.KeyVersion;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;

/**
 * What the rules take from outside: time, ids, randomness and what is made of it.
 *
 * @param regionIds the regions that exist, in order
 * @param authority who signs the listener's certificate; asked for only when needed, since the first call makes it
 * @param instanceConnectTime how long enabling an instance takes
 * @param limits how much there can be
 * @param heap whether there is memory for more
 */
public record Sources(
        Clock clock,
        Ids ids,
        Randomness randomness,
        RsaKeySource rsaKeys,
        SortedSet<String> regionIds,
        Supplier<CertificateAuthority> authority,
        Duration instanceConnectTime,
        Limits limits,
        HeapGuard heap) {

    public Sources with(Ids others) {
        return new Sources(clock, others, randomness, rsaKeys, regionIds, authority, instanceConnectTime, limits, heap);
    }

    Sources with(RsaKeySource others) {
        return new Sources(clock, ids, randomness, others, regionIds, authority, instanceConnectTime, limits, heap);
    }

    /** Random bytes that nobody asks for again. */
    public SecureRandom random() {
        return randomness.draws();
    }

    public byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random().nextBytes(bytes);
        return bytes;
    }

    /** What new values of managed secrets are made of; a key pair among it is slow to make. */
    public GeneratedCredentials generateCredentials(boolean pair, Instant date) {
        // first, since it may fail for now, and the rest must not be drawn twice then
        Optional<SshKeyPair> made = pair ? Optional.of(SshKeyPair.of(rsaKeys.make(SshKeyPair.BITS))) : Optional.empty();
        return GeneratedCredentials.draw(date, ids.uuid(), random(), made);
    }

    public String makeKeyId(KeyAttributes kind, String regionId) {
        return ServiceIds.key(regionId, kind.instanceId(), ids);
    }

    /** A new version of a key, with material of its own; slow to make for asymmetric keys. */
    public KeyVersion makeVersion(String keyId, KeyAttributes kind, Instant date) {
        String id = ServiceIds.keyVersion(keyId, kind.instanceId(), ids);
        return new KeyVersion(id, date, makeMaterial(id, kind));
    }

    /** Material for a version of that id; slow to make for asymmetric keys. */
    public KeyMaterial makeMaterial(String versionId, KeyAttributes kind) {
        return kind.spec().maker().make(randomness.stream(versionId, 0), rsaKeys);
    }

    /** The first version of a key, with material that its owner brought. */
    public KeyVersion version(Key key, KeyMaterial material) {
        return new KeyVersion(ServiceIds.keyVersion(key.id(), key.kind().instanceId(), ids), now(), material);
    }

    /** The present, in whole seconds as the service's times are. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
