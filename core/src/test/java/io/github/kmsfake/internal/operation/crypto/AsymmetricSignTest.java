package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.ECFieldElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AsymmetricSignTest extends OperationTest {
    private static final byte[] USER = "1234567812345678".getBytes(StandardCharsets.US_ASCII);

    AsymmetricSignTest() {
        super("AsymmetricSign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA_2048", "RSA_3072", "RSA_4096"})
    void signsWithRsaAsThePlatformChecksIt(String spec) throws Exception {
        Pair pair = Pair.of(kms, spec, "SIGN/VERIFY");

        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        assertThat(holds(pss, "RSA", pair, "RSA_PSS_SHA_256")).isTrue();
        assertThat(holds(Signature.getInstance("SHA256withRSA"), "RSA", pair, "RSA_PKCS1_SHA_256"))
                .isTrue();
    }

    @Test
    void signsOnThePlatformsCurve() throws Exception {
        Pair pair = Pair.of(kms, "EC_P256", "SIGN/VERIFY");

        assertThat(holds(Signature.getInstance("SHA256withECDSA"), "EC", pair, "ECDSA_SHA_256"))
                .isTrue();
    }

    @Test
    void signsOnTheOtherCurve() throws Exception {
        Pair pair = Pair.of(kms, "EC_P256K", "SIGN/VERIFY");
        byte[] digest = Material.bytes(32);

        BigInteger[] signature = StandardDSAEncoding.INSTANCE.decode(
                pair.curveKey().getParameters().getN(), sign(pair, "ECDSA_SHA_256", digest));

        ECDSASigner signer = new ECDSASigner();
        signer.init(false, pair.curveKey());
        assertThat(signer.verifySignature(digest, signature[0], signature[1])).isTrue();
        assertThat(pair.curveKey().getParameters().getCurve())
                .isEqualTo(CustomNamedCurves.getByName("secp256k1").getCurve());
    }

    @Test
    void signsWithSm2WhateverIdentifiesTheSigner() throws Exception {
        Pair pair = Pair.of(kms, "EC_SM2", "SIGN/VERIFY");
        byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(pair, "SM2DSA", sm2Digest(pair.curveKey(), message));

        SM2Signer signer = new SM2Signer();
        signer.init(false, new ParametersWithID(pair.curveKey(), USER));
        signer.update(message, 0, message.length);
        assertThat(signer.verifySignature(signature)).isTrue();
    }

    @Test
    void findsTheKeyByItsAlias() {
        Pair pair = Pair.of(kms, "EC_P256", "SIGN/VERIFY");
        kms.ok("CreateAlias", "AliasName", "alias/signer", "KeyId", pair.keyId());

        Reply reply = answer(
                "KeyId",
                "alias/signer",
                "KeyVersionId",
                pair.versionId(),
                "Algorithm",
                "ECDSA_SHA_256",
                "Digest",
                Pair.DIGEST);

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "Value");
        assertThat(reply.text("KeyId")).isEqualTo(pair.keyId());
        assertThat(reply.text("KeyVersionId")).isEqualTo(pair.versionId());
    }

    private boolean holds(Signature verifier, String algorithm, Pair pair, String name) throws Exception {
        byte[] message = "a message".getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(pair, name, MessageDigest.getInstance("SHA-256").digest(message));
        verifier.initVerify(pair.platformKey(algorithm));
        verifier.update(message);
        return verifier.verify(signature);
    }

    private byte[] sign(Pair pair, String algorithm, byte[] digest) {
        String value = answer(pair.with(
                        "Algorithm", algorithm, "Digest", Base64.getEncoder().encodeToString(digest)))
                .text("Value");
        return Base64.getDecoder().decode(value);
    }

    /** SM3 of what identifies the signer, as the standard puts it together, and the message. */
    private static byte[] sm2Digest(ECPublicKeyParameters key, byte[] message) {
        ECDomainParameters domain = key.getParameters();
        SM3Digest digest = new SM3Digest();
        digest.update((byte) 0);
        digest.update((byte) (USER.length * 8));
        digest.update(USER, 0, USER.length);
        feed(digest, domain.getCurve().getA(), domain.getCurve().getB());
        feed(digest, domain.getG().getAffineXCoord(), domain.getG().getAffineYCoord());
        feed(
                digest,
                key.getQ().normalize().getAffineXCoord(),
                key.getQ().normalize().getAffineYCoord());
        byte[] z = new byte[32];
        digest.doFinal(z, 0);
        digest.update(z, 0, z.length);
        digest.update(message, 0, message.length);
        digest.doFinal(z, 0);
        return z;
    }

    private static void feed(SM3Digest digest, ECFieldElement first, ECFieldElement second) {
        digest.update(first.getEncoded(), 0, 32);
        digest.update(second.getEncoded(), 0, 32);
    }
}
