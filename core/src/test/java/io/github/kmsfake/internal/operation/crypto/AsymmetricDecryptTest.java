package io.github.kmsfake.internal.operation.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Material;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsymmetricDecryptTest extends OperationTest {
    AsymmetricDecryptTest() {
        super("AsymmetricDecrypt");
    }

    @ParameterizedTest
    @CsvSource({"RSAES_OAEP_SHA_256, SHA-256", "RSAES_OAEP_SHA_1, SHA-1"})
    void decryptsWhatThePlatformEncryptedWithThePublicKey(String algorithm, String hash) throws Exception {
        Pair pair = Pair.of(kms, "RSA_2048", "ENCRYPT/DECRYPT");
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                pair.platformKey("RSA"),
                new OAEPParameterSpec(hash, "MGF1", new MGF1ParameterSpec(hash), PSource.PSpecified.DEFAULT));

        Reply reply = answer(
                pair.with("Algorithm", algorithm, "CiphertextBlob", base64(cipher.doFinal(Material.bytes(100)))));

        assertThat(reply.fields("")).containsExactlyInAnyOrder("RequestId", "KeyId", "KeyVersionId", "Plaintext");
        assertThat(reply.text("Plaintext")).isEqualTo(base64(Material.bytes(100)));
    }

    @Test
    void decryptsWhatBouncyCastleEncryptedWithTheSm2Key() throws Exception {
        Pair pair = Pair.of(kms, "EC_SM2", "ENCRYPT/DECRYPT");
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(pair.curveKey(), new SecureRandom()));
        byte[] ciphertext = engine.processBlock(Material.bytes(100), 0, 100);

        assertThat(answer(pair.with("Algorithm", "SM2PKE", "CiphertextBlob", base64(ciphertext)))
                        .text("Plaintext"))
                .isEqualTo(base64(Material.bytes(100)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "C1C2C3 | 0 | in the order C1, C2, C3;",
                "C1C2C3 | 1 | in the order C1, C2, C3 and lacks the byte 04",
                "C1C3C2 | 1 | lacks the byte 04 before its point C1"
            })
    void tellsAnotherOrderOfTheSm2Key(SM2Engine.Mode mode, int leftOut, String reason) throws Exception {
        Pair pair = Pair.of(kms, "EC_SM2", "ENCRYPT/DECRYPT");
        SM2Engine engine = new SM2Engine(mode);
        engine.init(true, new ParametersWithRandom(pair.curveKey(), new SecureRandom()));
        byte[] ciphertext = engine.processBlock(Material.bytes(100), 0, 100);
        String sent = base64(Arrays.copyOfRange(ciphertext, leftOut, ciphertext.length));

        Reply reply = kms.call("AsymmetricDecrypt", pair.with("Algorithm", "SM2PKE", "CiphertextBlob", sent));

        assertThat(reply.text("Code")).isEqualTo("InvalidParameter");
        assertThat(reply.header("x-kms-fake-reason")).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, RSAES_OAEP_SHA_256", "EC_SM2, SM2PKE"})
    void refusesDamagedCiphertexts(String spec, String algorithm) {
        Pair pair = Pair.of(kms, spec, "ENCRYPT/DECRYPT");
        byte[] ciphertext = Base64.getDecoder()
                .decode(kms.ok("AsymmetricEncrypt", pair.with("Algorithm", algorithm, "Plaintext", "AAAA"))
                        .text("CiphertextBlob"));

        for (int i = 0; i < ciphertext.length; i += 5) {
            byte[] flipped = ciphertext.clone();
            flipped[i] ^= 4;
            assertRefused(pair, algorithm, flipped);
            if (i > 0) {
                assertRefused(pair, algorithm, Arrays.copyOf(ciphertext, i));
            }
        }
        assertRefused(pair, algorithm, Arrays.copyOf(ciphertext, ciphertext.length + 1));
    }

    private void assertRefused(Pair pair, String algorithm, byte[] ciphertext) {
        Reply reply =
                kms.call("AsymmetricDecrypt", pair.with("Algorithm", algorithm, "CiphertextBlob", base64(ciphertext)));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text("Code")).isEqualTo("InvalidParameter");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
