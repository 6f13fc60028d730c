package io.github.kmsfake.internal.operation.clientkey;

import io.github.kmsfake.internal.crypto.ClientKeyFile;
import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.operation.Operation;
import io.github.kmsfake.internal.state.Region;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Creates a client key for an access point and hands out its private key, this once. */
final class CreateClientKey {
    static final Operation<?, ?> OPERATION = Operation.writesAfter(
            Request.class, Response.class, CreateClientKey::admit, CreateClientKey::make, CreateClientKey::finish);

    private static final Period DEFAULT_LIFE = Period.ofYears(5);

    record Request(
            String aapName,
            @Matches(ClientKey.PASSWORD) String password,
            @Nullable Instant notBefore,
            @Nullable Instant notAfter) {}

    record Response(
            String clientKeyId, String keyAlgorithm, String privateKeyData, Instant notBefore, Instant notAfter) {}

    private record Made(ClientKey key, String privateKeyData) {}

    private static Request admit(Request request, Region region) {
        Instant notBefore = request.notBefore();
        Instant notAfter = request.notAfter();
        if ((notBefore == null) != (notAfter == null)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "NotBefore and NotAfter are sent both or neither", notBefore == null ? "NotBefore" : "NotAfter");
        }
        if (notBefore != null && notAfter != null && !notAfter.isAfter(notBefore)) {
            throw ErrorCode.INVALID_PARAMETER.because(
                    "NotAfter " + notAfter + " is not after NotBefore " + notBefore, "NotAfter");
        }
        region.requireRoomForClientKey(request.aapName());
        return request;
    }

    private static Made make(Request request, Sources sources) {
        Instant now = sources.now();
        Instant notBefore = Objects.requireNonNullElse(request.notBefore(), now);
        Instant notAfter = Objects.requireNonNullElseGet(
                request.notAfter(),
                () -> now.atOffset(ZoneOffset.UTC).plus(DEFAULT_LIFE).toInstant());
        String id = ClientKey.PREFIX + sources.ids().uuid();
        ClientKeyFile file = ClientKeyFile.make(
                sources.rsaKeys().make(ClientKeyFile.BITS),
                id,
                notBefore,
                notAfter,
                request.password(),
                sources.randomness().stream(id, 0));
        return new Made(
                new ClientKey(
                        id,
                        request.aapName(),
                        now,
                        notBefore,
                        notAfter,
                        new VerifyingCertificate(file.certificatePem())),
                file.pkcs12Base64());
    }

    private static Response finish(Request request, Made made, Region region) {
        region.requireRoomForClientKey(request.aapName());
        ClientKey key = made.key();
        region.clientKeys().add(key);
        return new Response(key.id(), ClientKey.ALGORITHM, made.privateKeyData(), key.notBefore(), key.notAfter());
    }
}
