#!/usr/bin/env bash
# org.bouncycastle:bcprov-jdk18on 1.87 beside Java 17's SunRsaSign
#
# Behaviour: the algorithm RSASSA-PSS has parameters. When none are set, the JDK refuses: verify throws a
#   SignatureException that asks for them. Bouncy Castle takes the defaults of RFC 8017 for the same name, SHA-1 with
#   a salt of 20 bytes, and verify answers false for a right signature of KMS's RSA_PSS_SHA_256 (SHA-256, salt of 32).
#   Which of the two one gets is decided by the order of the providers alone.
# Seen, one signature, one key, no parameters: SunRsaSign SignatureException; Bouncy Castle false. With SHA-256, MGF1
#   with SHA-256 and 32: true from both, and from Bouncy Castle's name SHA256withRSAandMGF1.
# Why it matters: "false" reads as "the server signed wrongly". A library on the class path that installs Bouncy
#   Castle first turns a helpful exception into that answer.
source "$(dirname "$0")/lib/common.bash"

java_packages org.bouncycastle:bcprov-jdk18on:1.87
cat > Pss.java <<'JAVA'
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

class Pss {
    static KeyPair pair;
    static byte[] signature;

    static void verify(String name, Provider provider, AlgorithmParameterSpec parameters) throws Exception {
        Signature verifier = Signature.getInstance(name, provider);
        if (parameters != null) {
            verifier.setParameter(parameters);
        }
        verifier.initVerify(pair.getPublic());
        try {
            verifier.update("message".getBytes("UTF-8"));
            System.out.println(verifier.verify(signature));
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) throws Exception {
        Provider jdk = Security.getProvider("SunRsaSign");
        Provider castle = new BouncyCastleProvider();
        AlgorithmParameterSpec sha256 = new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA", jdk);
        generator.initialize(2048);
        pair = generator.generateKeyPair();
        Signature signer = Signature.getInstance("RSASSA-PSS", jdk);
        signer.setParameter(sha256);
        signer.initSign(pair.getPrivate());
        signer.update("message".getBytes("UTF-8"));
        signature = signer.sign();

        verify("RSASSA-PSS", jdk, null);
        verify("RSASSA-PSS", castle, null);
        verify("RSASSA-PSS", jdk, sha256);
        verify("RSASSA-PSS", castle, sha256);
        verify("SHA256withRSAandMGF1", castle, null);
    }
}
JAVA
mapfile -t seen < <(java -cp "$classpath" Pss.java)
expect 'SunRsaSign, no parameters' 'SignatureException: Parameters required for RSASSA-PSS signatures' "${seen[0]}"
expect 'Bouncy Castle, no parameters' false "${seen[1]}"
expect 'SunRsaSign, SHA-256 and 32' true "${seen[2]}"
expect 'Bouncy Castle, SHA-256 and 32' true "${seen[3]}"
expect 'Bouncy Castle, SHA256withRSAandMGF1' true "${seen[4]}"
