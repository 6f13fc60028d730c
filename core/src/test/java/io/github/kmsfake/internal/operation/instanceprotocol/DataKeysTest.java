package io.github.kmsfake.internal.operation.instanceprotocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.Pem;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GenerateDataKey and its kin, key pairs, and GenerateRandom. */
class DataKeysTest extends InstanceOperationTest {
    private static final byte[] AAD = bytes(20);

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32, 1024})
    void makesDataKeys(int length) {
        Answer made = client.ok("GenerateDataKey", 1, aes, 3, length, 4, AAD);

        assertThat(made.text(1)).isEqualTo(aes);
        assertThat(made.bytes(3)).hasSize(length);
        assertThat(made.text(6)).isEqualTo("AES_GCM");
        assertThat(made.header(VERSION_HEADER)).isEqualTo(Given.version(kms, aes));
        assertThat(client.ok("Decrypt", 1, made.bytes(4), 2, aes, 4, AAD, 5, made.bytes(2))
                        .bytes(2))
                .isEqualTo(made.bytes(3));
    }

    @Test
    void makesDataKeysWithTheNewestVersion() {
        String second = rotated(aes);

        Answer made = client.ok("AdvanceGenerateDataKey", 1, aes, 2, 32, 3, AAD);

        assertThat(made.text(7)).isEqualTo(second);
        assertThat(made.bytes(2)).hasSize(12);
        assertThat(client.ok("AdvanceDecrypt", 1, made.bytes(4), 4, AAD).bytes(2))
                .isEqualTo(made.bytes(3));
        assertThat(client.ok("AdvanceGenerateDataKey", 1, aes, 2, 32).bytes(3)).isNotEqualTo(made.bytes(3));
    }

    @Test
    void refusesDataKeys() {
        String rsa = pair("RSA_2048", "ENCRYPT/DECRYPT");
        for (int length : new int[] {-1, 1025, Integer.MAX_VALUE}) {
            assertRefused("InvalidParameter", "GenerateDataKey", 1, aes, 3, length);
            assertRefused("InvalidParameter", "AdvanceGenerateDataKey", 1, aes, 2, length);
        }
        assertRefused("MissingParameter", "GenerateDataKey", 1, aes);
        assertRefused("MissingParameter", "GenerateDataKey", 3, 32);
        assertRefused("MissingParameter", "AdvanceGenerateDataKey", 1, aes, 2, 0);
        assertRefused("InvalidParameter", "GenerateDataKey", 1, aes, 2, "AES_CBC", 3, 32);
        assertRefused("InvalidParameter", "GenerateDataKey", 1, aes, 3, 32, 4, new byte[8193]);
        assertRefused("UnsupportedOperation", "GenerateDataKey", 1, rsa, 3, 32);
        assertRefused("UnsupportedOperation", "AdvanceGenerateDataKey", 1, rsa, 2, 32);
        assertRefused("Rejected.Disabled", "GenerateDataKey", 1, off(), 3, 32);
        assertRefused("Rejected.PendingDeletion", "AdvanceGenerateDataKey", 1, going(), 2, 32);
        assertRefused("Forbidden.KeyNotFound", "AdvanceGenerateDataKey", 1, "key-unknown", 2, 32);
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSA, SHA256withRSA", "EC_P256, EC, SHA256withECDSA"})
    void makesPairs(String spec, String algorithm, String signing) throws Exception {
        Answer made = client.ok("GenerateDataKeyPair", 1, aes, 3, spec, 4, "DER", 5, AAD);

        assertThat(made.text(3)).isEqualTo(spec);
        assertThat(made.text(8)).isEqualTo("AES_GCM");
        assertFit(privateKey(algorithm, made.bytes(4)), publicKey(algorithm, made.bytes(6)), signing);
        assertThat(client.ok("Decrypt", 1, made.bytes(5), 2, aes, 4, AAD, 5, made.bytes(2))
                        .bytes(2))
                .isEqualTo(made.bytes(4));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EC_P256K", "EC_SM2"})
    void makesPairsOnOtherCurves(String spec) {
        Answer made = client.ok("AdvanceGenerateDataKeyPair", 1, aes, 2, spec);

        assertThat(made.text(4)).startsWith("-----BEGIN PRIVATE KEY-----\n");
        assertThat(made.text(6)).startsWith("-----BEGIN PUBLIC KEY-----\n");
    }

    @Test
    void makesPairsAsTextUnlessToldOtherwise() throws Exception {
        String second = rotated(aes);

        Answer made = client.ok("AdvanceGenerateDataKeyPair", 1, aes, 2, "EC_P256", 4, AAD);

        assertThat(made.text(9)).isEqualTo(second);
        assertFit(privateKey("EC", Pem.der(made.text(4))), publicKey("EC", Pem.der(made.text(6))), "SHA256withECDSA");
        assertThat(client.ok("AdvanceDecrypt", 1, made.bytes(5), 4, AAD).bytes(2))
                .isEqualTo(made.bytes(4));
        assertThat(client.ok("GenerateDataKeyPair", 1, aes, 3, "EC_P256", 4, "PEM")
                        .text(6))
                .startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void keepsThePrivateKeyToItselfWhenAsked() throws Exception {
        Answer plain = client.ok("GenerateDataKeyPairWithoutPlaintext", 1, aes, 3, "EC_P256", 4, "DER", 5, AAD);
        Answer advanced = client.ok("AdvanceGenerateDataKeyPairWithoutPlaintext", 1, aes, 2, "EC_P256", 3, "DER");

        byte[] first = client.ok("Decrypt", 1, plain.bytes(4), 2, aes, 4, AAD, 5, plain.bytes(2))
                .bytes(2);
        assertFit(privateKey("EC", first), publicKey("EC", plain.bytes(5)), "SHA256withECDSA");
        byte[] second = client.ok("AdvanceDecrypt", 1, advanced.bytes(4)).bytes(2);
        assertFit(privateKey("EC", second), publicKey("EC", advanced.bytes(5)), "SHA256withECDSA");
        assertThat(plain.text(7)).isEqualTo("AES_GCM");
        assertThat(advanced.text(8)).isEqualTo(Given.version(kms, aes));
    }

    @Test
    void refusesPairs() {
        String rsa = pair("RSA_2048", "ENCRYPT/DECRYPT");
        for (String api : new String[] {"GenerateDataKeyPair", "GenerateDataKeyPairWithoutPlaintext"}) {
            assertRefused("MissingParameter", api, 1, aes);
            assertRefused("MissingParameter", api, 3, "EC_P256");
            assertRefused("InvalidParameter", api, 1, aes, 3, "EC_P521");
            assertRefused("InvalidParameter", api, 1, aes, 3, "Aliyun_AES_256");
            assertRefused("InvalidParameter", api, 1, aes, 3, "EC_P256", 4, "JWK");
            assertRefused("InvalidParameter", api, 1, aes, 2, "AES_CBC", 3, "EC_P256");
            assertRefused("InvalidParameter", api, 1, aes, 3, "EC_P256", 5, new byte[8193]);
            assertRefused("UnsupportedOperation", api, 1, rsa, 3, "EC_P256");
            assertRefused("Rejected.Disabled", api, 1, off(), 3, "EC_P256");
            assertRefused("InvalidParameter", "Advance" + api, 1, aes, 2, "HMAC_SM3");
            assertRefused("Rejected.PendingDeletion", "Advance" + api, 1, going(), 2, "EC_P256");
        }
    }

    @Test
    void givesRandomBytes() {
        assertThat(client.ok("GenerateRandom", 1, 1024).bytes(1)).hasSize(1024);
        assertThat(client.ok("GenerateRandom", 1, 32).bytes(1))
                .isNotEqualTo(client.ok("GenerateRandom", 1, 32).bytes(1));
        assertRefused("MissingParameter", "GenerateRandom");
        assertRefused("InvalidParameter", "GenerateRandom", 1, 1025);
        assertRefused("InvalidParameter", "GenerateRandom", 1, -5);
    }

    private static void assertFit(PrivateKey mine, PublicKey yours, String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(mine);
        signature.update(AAD);
        byte[] signed = signature.sign();
        signature.initVerify(yours);
        signature.update(AAD);
        assertThat(signature.verify(signed)).isTrue();
    }

    private static PrivateKey privateKey(String algorithm, byte[] der) throws Exception {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    }

    private static PublicKey publicKey(String algorithm, byte[] der) throws Exception {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
    }
}
