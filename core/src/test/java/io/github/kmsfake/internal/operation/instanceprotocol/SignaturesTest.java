package io.github.kmsfake.internal.operation.instanceprotocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.Pem;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sign, Verify and GetPublicKey. */
class SignaturesTest extends InstanceOperationTest {
    private static final byte[] MESSAGE = "what is to be signed, of any length".getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, , RSA_PSS_SHA_256",
        "RSA_3072, RSA_PKCS1_SHA_256, RSA_PKCS1_SHA_256",
        "EC_P256, , ECDSA_SHA_256",
        "EC_P256K, ECDSA_SHA_256, ECDSA_SHA_256",
        "EC_SM2, , SM2DSA"
    })
    void verifiesWhatItSigned(String spec, String wanted, String algorithm) throws Exception {
        String id = pair(spec, "SIGN/VERIFY");

        Answer raw = wanted == null
                ? client.ok("Sign", 1, id, 4, MESSAGE)
                : client.ok("Sign", 1, id, 3, wanted, 4, MESSAGE, 5, "RAW");

        assertThat(raw.text(1)).isEqualTo(id);
        assertThat(raw.text(4)).isEqualTo(algorithm);
        assertThat(raw.text(5)).isEqualTo("RAW");
        assertThat(raw.header(VERSION_HEADER)).isEqualTo(Given.version(kms, id));
        Answer verified = client.ok("Verify", 1, id, 3, raw.bytes(2), 4, algorithm, 5, MESSAGE, 6, "RAW");
        assertThat(verified.number(2)).isOne();
        assertThat(verified.text(4)).isEqualTo(algorithm);
        assertThat(verified.text(5)).isEqualTo("RAW");
        assertThat(client.ok("Verify", 1, id, 3, raw.bytes(2), 5, new byte[] {1})
                        .number(2))
                .isZero();
        assertThat(client.ok("Verify", 1, id, 3, new byte[] {1}, 5, MESSAGE).number(2))
                .isZero();
    }

    @Test
    void signsAMessageAsItsDigestIsSigned() throws Exception {
        String id = pair("EC_P256", "SIGN/VERIFY");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);

        Answer ofDigest = client.ok("Sign", 1, id, 4, digest, 5, "DIGEST");
        Answer ofOldField = client.ok("Sign", 1, id, 2, digest);

        assertThat(ofDigest.text(5)).isEqualTo("DIGEST");
        assertThat(ofOldField.text(5)).isEqualTo("DIGEST");
        for (Answer signed : new Answer[] {ofDigest, ofOldField}) {
            assertThat(client.ok("Verify", 1, id, 3, signed.bytes(2), 5, MESSAGE)
                            .number(2))
                    .isOne();
            assertThat(client.ok("Verify", 1, id, 3, signed.bytes(2), 5, digest, 6, "DIGEST")
                            .number(2))
                    .isOne();
            assertThat(client.ok("Verify", 1, id, 2, digest, 3, signed.bytes(2)).number(2))
                    .isOne();
        }
    }

    @Test
    void signsAsThePlatformVerifies() throws Exception {
        String id = pair("RSA_2048", "SIGN/VERIFY");
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        pss.initVerify(KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey(id))));
        pss.update(MESSAGE);

        assertThat(pss.verify(client.ok("Sign", 1, id, 4, MESSAGE).bytes(2))).isTrue();
    }

    @Test
    void signsWithSm2AsALibraryVerifies() throws Exception {
        String id = pair("EC_SM2", "SIGN/VERIFY");
        SM2Signer verifier = new SM2Signer();
        verifier.init(
                false,
                new ParametersWithID(PublicKeyFactory.createKey(publicKey(id)), "1234567812345678".getBytes(UTF_8)));
        verifier.update(MESSAGE, 0, MESSAGE.length);

        assertThat(verifier.verifySignature(client.ok("Sign", 1, id, 4, MESSAGE).bytes(2)))
                .isTrue();
    }

    @Test
    void usesTheFirstVersionUnlessAskedForAnother() {
        String id = pair("EC_P256", "SIGN/VERIFY");
        String first = Given.version(kms, id);
        String second = rotated(id);
        byte[] request = InstanceClient.message(1, id, 4, MESSAGE);

        Answer usual = client.request("Sign", request).send();
        Answer asked =
                client.request("Sign", request).header(VERSION_HEADER, second).send();

        assertThat(usual.header(VERSION_HEADER)).isEqualTo(first);
        assertThat(asked.header(VERSION_HEADER)).isEqualTo(second);
        assertThat(client.ok("Verify", 1, id, 3, asked.bytes(2), 5, MESSAGE).number(2))
                .isZero();
        assertThat(client.request("Verify", InstanceClient.message(1, id, 3, asked.bytes(2), 5, MESSAGE))
                        .header(VERSION_HEADER, second)
                        .send()
                        .number(2))
                .isOne();
        assertThat(client.request("GetPublicKey", InstanceClient.message(1, id))
                        .header(VERSION_HEADER, second)
                        .send()
                        .text(2))
                .isNotEqualTo(client.ok("GetPublicKey", 1, id).text(2));
    }

    @Test
    void showsTheSamePublicKeyAsTheOtherProtocol() {
        String id = pair("EC_P256", "SIGN/VERIFY");

        Answer shown = client.ok("GetPublicKey", 1, id);

        assertThat(shown.text(2))
                .isEqualTo(kms.ok("GetPublicKey", "KeyId", id, "KeyVersionId", Given.version(kms, id))
                        .text("PublicKey"));
        assertThat(shown.header(VERSION_HEADER)).isEqualTo(Given.version(kms, id));
    }

    @Test
    void refuses() {
        String id = pair("EC_P256", "SIGN/VERIFY");
        String encrypting = pair("RSA_2048", "ENCRYPT/DECRYPT");
        byte[] some = bytes(64);

        assertRefused("MissingParameter", "Sign", 4, MESSAGE);
        assertRefused("MissingParameter", "Sign", 1, id);
        assertRefused("InvalidParameter", "Sign", 1, id, 3, "RSA_PSS_SHA_256", 4, MESSAGE);
        assertRefused("InvalidParameter", "Sign", 1, id, 3, "ECDSA", 4, MESSAGE);
        assertRefused("InvalidParameter", "Sign", 1, id, 4, MESSAGE, 5, "HASH");
        assertRefused("InvalidParameter", "Sign", 1, id, 4, bytes(31), 5, "DIGEST");
        assertRefused("InvalidParameter", "Sign", 1, id, 4, bytes(33), 5, "DIGEST");
        assertRefused("InvalidParameter", "Sign", 1, id, 2, bytes(31));
        assertRefused("InvalidParameter", "Sign", 1, id, 2, bytes(32), 4, MESSAGE);
        assertRefused("InvalidParameter", "Sign", 1, id, 2, bytes(32), 5, "RAW");
        assertRefused("UnsupportedOperation", "Sign", 1, encrypting, 4, MESSAGE);
        assertRefused("UnsupportedOperation", "Sign", 1, aes, 4, MESSAGE);
        assertThat(client.call("Sign", 1, aes, 4, MESSAGE).message()).isEqualTo("Rejected.UnsupportedOperation");
        assertRefused("Rejected.Disabled", "Sign", 1, off(), 4, MESSAGE);
        assertRefused("MissingParameter", "Sign", 1, "key-unknown");
        assertRefused("InvalidParameter", "Verify", 1, off(), 2, bytes(31), 3, some);
        assertRefused("Forbidden.KeyNotFound", "Sign", 1, "key-unknown", 4, MESSAGE);
        assertRefused("MissingParameter", "Verify", 1, id, 5, MESSAGE);
        assertRefused("MissingParameter", "Verify", 1, id, 3, some);
        assertRefused("InvalidParameter", "Verify", 1, id, 3, some, 4, "SM2DSA", 5, MESSAGE);
        assertRefused("UnsupportedOperation", "Verify", 1, encrypting, 3, some, 5, MESSAGE);
        assertRefused("Rejected.PendingDeletion", "Verify", 1, going(), 3, some, 5, MESSAGE);
        assertRefused("MissingParameter", "GetPublicKey");
        assertRefused("UnsupportedOperation", "GetPublicKey", 1, aes);
        assertRefused("Forbidden.KeyNotFound", "GetPublicKey", 1, "key-unknown");
        assertRefused("Rejected.Disabled", "GetPublicKey", 1, off());
    }

    private byte[] publicKey(String id) {
        String pem = client.ok("GetPublicKey", 1, id).text(2);
        return Pem.der(pem);
    }
}
