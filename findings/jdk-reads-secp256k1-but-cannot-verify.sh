#!/usr/bin/env bash
# Java 17 (SunEC) with org.bouncycastle:bcprov-jdk18on 1.87
#
# Behaviour: secp256k1, the curve of KMS keys of the kind EC_P256K, went from the JDK in release 16. Yet a public key
#   of that curve is read from its X.509 form without an error, and even says its curve's name: SunEC still has the
#   curve in its table of parameters. Signature.getInstance and initVerify succeed too. Only verify throws, a
#   SignatureException. KeyPairGenerator refuses the same name at once. With Bouncy Castle named for the signature the
#   same key verifies.
# Seen: generateKeyPair's initialize: InvalidAlgorithmParameterException; generatePublic, initVerify, update: no
#   error; verify: SignatureException "Curve not supported: secp256k1 (1.3.132.0.10)"; Bouncy Castle: true.
# Why it matters: a check at start that only loads the public key passes, and the first verified signature fails. A
#   SignatureException is also what callers take for "signature malformed", so that the KMS, not the JDK, is
#   suspected.
source "$(dirname "$0")/lib/common.bash"

java_packages org.bouncycastle:bcprov-jdk18on:1.87
cat > Curve.java <<'JAVA'
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

class Curve {
    interface Step {
        Object run() throws Exception;
    }

    static void say(String what, Step step) {
        try {
            System.out.println(what + " " + step.run());
        } catch (Exception e) {
            System.out.println(what + " " + e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    public static void main(String[] arguments) throws Exception {
        BouncyCastleProvider castle = new BouncyCastleProvider();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", castle);
        generator.initialize(new ECGenParameterSpec("secp256k1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] message = "message".getBytes("UTF-8");
        Signature signer = Signature.getInstance("SHA256withECDSA", castle);
        signer.initSign(pair.getPrivate());
        signer.update(message);
        byte[] signature = signer.sign();
        byte[] encoded = pair.getPublic().getEncoded();

        say("generate", () -> {
            KeyPairGenerator.getInstance("EC", "SunEC").initialize(new ECGenParameterSpec("secp256k1"));
            return "done";
        });
        PublicKey key = KeyFactory.getInstance("EC", "SunEC").generatePublic(new X509EncodedKeySpec(encoded));
        say("read", () -> key.toString().contains("secp256k1"));
        Signature verifier = Signature.getInstance("SHA256withECDSA", "SunEC");
        say("initVerify", () -> {
            verifier.initVerify(key);
            verifier.update(message);
            return "done";
        });
        say("verify", () -> verifier.verify(signature));
        say("castle", () -> {
            Signature other = Signature.getInstance("SHA256withECDSA", castle);
            other.initVerify(KeyFactory.getInstance("EC", castle).generatePublic(new X509EncodedKeySpec(encoded)));
            other.update(message);
            return other.verify(signature);
        });
    }
}
JAVA
mapfile -t seen < <(java -cp "$classpath" Curve.java)
expect 'SunEC makes a pair' 'generate InvalidAlgorithmParameterException: Curve not supported: secp256k1 (1.3.132.0.10)' "${seen[0]}"
expect 'SunEC reads the key, with the name of its curve' 'read true' "${seen[1]}"
expect 'initVerify and update' 'initVerify done' "${seen[2]}"
expect 'verify' 'verify SignatureException: Curve not supported: secp256k1 (1.3.132.0.10)' "${seen[3]}"
expect 'Bouncy Castle' 'castle true' "${seen[4]}"
