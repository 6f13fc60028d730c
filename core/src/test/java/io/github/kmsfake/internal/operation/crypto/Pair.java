package io.github.kmsfake.internal.operation.crypto;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.Pem;
import io.github.kmsfake.internal.testing.TestServer;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A key pair on the server, seen as a client sees it: its public half, read with the platform or Bouncy Castle. */
record Pair(TestServer kms, String keyId, String versionId) {
    static final String DIGEST = Base64.getEncoder().encodeToString(Material.bytes(32));

    static Pair of(TestServer kms, String spec, String usage) {
        String id = Given.key(kms, "KeySpec", spec, "KeyUsage", usage);
        return new Pair(kms, id, Given.version(kms, id));
    }

    /** The parameters that name it, with some more. */
    String[] with(String... more) {
        return Stream.concat(Stream.of("KeyId", keyId, "KeyVersionId", versionId), Stream.of(more))
                .toArray(String[]::new);
    }

    /** The same as rows of a table of refusals. */
    String[] rows(String... more) {
        return Stream.concat(Stream.of("KeyId=" + keyId, "KeyVersionId=" + versionId), Stream.of(more))
                .toArray(String[]::new);
    }

    /** This pair, switched off. */
    Pair off() {
        kms.ok("DisableKey", "KeyId", keyId);
        return this;
    }

    /** This pair, to be deleted. */
    Pair going() {
        kms.ok("ScheduleKeyDeletion", "KeyId", keyId, "PendingWindowInDays", "7");
        return this;
    }

    String pem() {
        return kms.ok("GetPublicKey", with()).text("PublicKey");
    }

    byte[] publicKey() {
        return Pem.der(pem());
    }

    PublicKey platformKey(String algorithm) throws Exception {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(publicKey()));
    }

    ECPublicKeyParameters curveKey() throws Exception {
        return (ECPublicKeyParameters) PublicKeyFactory.createKey(publicKey());
    }
}
