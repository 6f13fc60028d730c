package io.github.kmsfake.internal.operation.crypto;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/** A cryptographic module that data keys are exported to, with a key pair of its own. */
final class Module {
    private final KeyPair rsa;
    private final AsymmetricCipherKeyPair sm2;

    Module() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            rsa = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
        ECKeyPairGenerator curve = new ECKeyPairGenerator();
        curve.init(new ECKeyGenerationParameters(
                new ECNamedDomainParameters(
                        GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1)),
                new SecureRandom()));
        sm2 = curve.generateKeyPair();
    }

    String publicKey(String spec) {
        try {
            byte[] der = spec.equals("RSA_2048")
                    ? rsa.getPublic().getEncoded()
                    : SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(sm2.getPublic())
                            .getEncoded("DER");
            return Base64.getEncoder().encodeToString(der);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    byte[] unwrap(String algorithm, String wrapped) throws Exception {
        byte[] bytes = Base64.getDecoder().decode(wrapped);
        if (algorithm.equals("SM2PKE")) {
            SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
            engine.init(false, sm2.getPrivate());
            return engine.processBlock(bytes, 0, bytes.length);
        }
        String hash = algorithm.equals("RSAES_OAEP_SHA_1") ? "SHA-1" : "SHA-256";
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                rsa.getPrivate(),
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));
        return cipher.doFinal(bytes);
    }
}
