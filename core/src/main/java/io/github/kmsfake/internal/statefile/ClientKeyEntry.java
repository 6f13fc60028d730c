package io.github.kmsfake.internal.statefile;

import io.github.kmsfake.internal.crypto.ClientCertificate;
import io.github.kmsfake.internal.crypto.ClientKeyFile;
import io.github.kmsfake.internal.crypto.VerifyingCertificate;
import io.github.kmsfake.internal.model.Base64Bytes;
import io.github.kmsfake.internal.model.ClientKey;
import io.github.kmsfake.internal.operation.Matches;
import io.github.kmsfake.internal.state.Sources;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A client key of an access point: given as a PKCS#12 file with its password, as its certificate alone, or made, with
 * the password that its file is to have.
 */
record ClientKeyEntry(
        @Nullable
        @Matches("KAAP\\.[A-Za-z0-9._-]{1,122}")
        @Description("its id, beginning with KAAP.; any unless given")
        String id,

        @Description("the name of its access point") String accessPoint,

        @Nullable @Description("its PKCS#12 file as Base64, the PrivateKeyData of CreateClientKey")
        Base64Bytes pkcs12,

        @Nullable
        @Description("the password of the file; without pkcs12 and certificate, a pair is made and kept under it")
        String password,

        @Nullable @Description("its certificate as PEM, instead of pkcs12")
        String certificate,

        @Nullable @Description("when it was created; now unless given")
        TimeExpression createTime,

        @Nullable @Description("from when it is valid; as its certificate says unless given")
        TimeExpression notBefore,

        @Nullable @Description("until when it is valid; as its certificate says unless given")
        TimeExpression notAfter) {

    private static final Period DEFAULT_LIFE = Period.ofYears(5);

    static ClientKeyEntry of(ClientKey key) {
        return new ClientKeyEntry(
                key.id(),
                key.aapName(),
                null,
                null,
                key.certificate().pem(),
                TimeExpression.of(key.createTime()),
                TimeExpression.of(key.notBefore()),
                TimeExpression.of(key.notAfter()));
    }

    /** The client key; {@code files} is told of its PKCS#12 file, by its id, where there is one. */
    ClientKey toModel(EntryContext context, BiConsumer<String, String> files) {
        String keyId = Objects.requireNonNullElseGet(
                id, () -> ClientKey.PREFIX + context.sources().ids().uuid());
        Instant created = context.time(createTime, context.now(), this, "createTime");
        ClientCertificate known = certificate(context, keyId, created, files);
        Instant from = context.time(notBefore, known.notBefore(), this, "notBefore");
        Instant until = context.time(notAfter, known.notAfter(), this, "notAfter");
        context.require(until.isAfter(from), this, "notAfter", "must be after notBefore");
        return new ClientKey(keyId, accessPoint, created, from, until, new VerifyingCertificate(known.pem()));
    }

    private ClientCertificate certificate(
            EntryContext context, String keyId, Instant created, BiConsumer<String, String> files) {
        if (certificate != null) {
            context.require(pkcs12 == null, this, "pkcs12", "a client key has a certificate or a pkcs12, not both");
            return context.refusingAt(() -> ClientCertificate.ofPem(certificate), this, "certificate", null);
        }
        if (password == null) {
            throw context.wrong(
                    this,
                    "password",
                    "is missing: a client key has a pkcs12 with its password, a certificate, or the"
                            + " password of a file that is to be made");
        }
        if (pkcs12 != null) {
            files.accept(keyId, pkcs12.text());
            return context.refusingAt(() -> ClientCertificate.ofPkcs12(pkcs12.bytes(), password), this, "pkcs12", null);
        }
        context.require(
                password.matches(ClientKey.PASSWORD),
                this,
                "password",
                "must have 8 to 64 letters, digits and special characters, of at least two of the three kinds");
        return make(context, keyId, password, created, files);
    }

    private ClientCertificate make(
            EntryContext context, String keyId, String secret, Instant created, BiConsumer<String, String> files) {
        Sources sources = context.sources();
        ClientKeyFile file = ClientKeyFile.make(
                sources.rsaKeys().make(ClientKeyFile.BITS),
                keyId,
                context.time(notBefore, created, this, "notBefore"),
                context.time(
                        notAfter,
                        created.atOffset(ZoneOffset.UTC).plus(DEFAULT_LIFE).toInstant(),
                        this,
                        "notAfter"),
                secret,
                sources.randomness().stream(keyId, 0));
        files.accept(keyId, file.pkcs12Base64());
        return ClientCertificate.ofPem(file.certificatePem());
    }
}
