package io.github.kmsfake.internal.operation.instanceprotocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.InstanceClient;
import io.github.kmsfake.internal.testing.InstanceClient.Answer;
import io.github.kmsfake.internal.testing.Pem;
import io.github.kmsfake.internal.testing.Reply;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encrypt, Decrypt, AdvanceEncrypt and AdvanceDecrypt. */
class EncryptionTest extends InstanceOperationTest {
    private static final byte[] TEXT = "a plaintext, \u5bc6".getBytes(UTF_8);
    private static final byte[] AAD = "belongs to order 7".getBytes(UTF_8);
    private static final byte[] IV = bytes(12);

    @ParameterizedTest
    @CsvSource({"Aliyun_AES_128, AES_GCM", "Aliyun_AES_192, AES_GCM", "Aliyun_AES_256, AES_GCM", "Aliyun_SM4, SM4_GCM"})
    void decryptsWhatItEncrypted(String spec, String algorithm) {
        String id = key("KeySpec", spec);

        Answer encrypted = client.ok("Encrypt", 1, id, 2, TEXT, 4, AAD);

        assertThat(encrypted.text(1)).isEqualTo(id);
        assertThat(encrypted.bytes(2)).hasSize(TEXT.length + 16);
        assertThat(encrypted.bytes(3)).hasSize(12);
        assertThat(encrypted.text(5)).isEqualTo(algorithm);
        assertThat(encrypted.header(VERSION_HEADER)).isEqualTo(Given.version(kms, id));
        Answer decrypted =
                client.ok("Decrypt", 1, encrypted.bytes(2), 2, id, 3, algorithm, 4, AAD, 5, encrypted.bytes(3));
        assertThat(decrypted.text(1)).isEqualTo(id);
        assertThat(decrypted.bytes(2)).isEqualTo(TEXT);
        assertThat(decrypted.text(4)).isEqualTo(algorithm);
        assertThat(decrypted.header(VERSION_HEADER)).isEqualTo(Given.version(kms, id));
    }

    @Test
    void usesTheVectorThatItIsGiven() {
        Answer once = client.ok("Encrypt", 1, aes, 2, TEXT, 5, IV);
        Answer again = client.ok("Encrypt", 1, aes, 2, TEXT, 5, IV);

        assertThat(once.bytes(3)).isEqualTo(IV);
        assertThat(once.bytes(2)).isEqualTo(again.bytes(2));
        assertThat(client.ok("Encrypt", 1, aes, 2, TEXT).bytes(3)).isNotEqualTo(IV);
    }

    @Test
    void findsAKeyByItsAlias() {
        kms.ok("CreateAlias", "AliasName", "alias/mine", "KeyId", aes);

        assertThat(client.ok("Encrypt", 1, "alias/mine", 2, TEXT).text(1)).isEqualTo(aes);
    }

    @Test
    void encryptsWithTheFirstVersionAndAdvancedWithTheNewest() {
        String first = Given.version(kms, aes);
        Answer before = client.ok("AdvanceEncrypt", 1, aes, 2, TEXT);
        String second = rotated(aes);

        Answer plain = client.ok("Encrypt", 1, aes, 2, TEXT);
        Answer advanced = client.ok("AdvanceEncrypt", 1, aes, 2, TEXT);

        assertThat(plain.header(VERSION_HEADER)).isEqualTo(first);
        assertThat(advanced.header(VERSION_HEADER)).isEqualTo(second);
        assertThat(advanced.text(7)).isEqualTo(second);
        assertThat(client.ok("Decrypt", 1, plain.bytes(2), 2, aes, 5, plain.bytes(3))
                        .bytes(2))
                .isEqualTo(TEXT);
        assertThat(client.ok("AdvanceDecrypt", 1, advanced.bytes(2)).bytes(2)).isEqualTo(TEXT);
        Answer old = client.ok("AdvanceDecrypt", 1, before.bytes(2));
        assertThat(old.bytes(2)).isEqualTo(TEXT);
        assertThat(old.text(6)).isEqualTo(first);
        assertThat(old.header(VERSION_HEADER)).isEqualTo(first);
    }

    @Test
    void takesTheVersionThatAHeaderAsksFor() {
        String second = rotated(aes);

        Answer encrypted = client.request("Encrypt", InstanceClient.message(1, aes, 2, TEXT))
                .header(VERSION_HEADER, second)
                .send();

        assertThat(encrypted.header(VERSION_HEADER)).isEqualTo(second);
        Answer decrypted = client.request(
                        "Decrypt", InstanceClient.message(1, encrypted.bytes(2), 5, encrypted.bytes(3)))
                .header(VERSION_HEADER, second)
                .send();
        assertThat(decrypted.bytes(2)).isEqualTo(TEXT);
        assertThat(client.call("Decrypt", 1, encrypted.bytes(2), 2, aes, 5, encrypted.bytes(3))
                        .code())
                .isEqualTo("InvalidParameter");
    }

    @Test
    void refusesAVersionThatTheKeyHasNot() {
        Answer answer = client.request("Encrypt", InstanceClient.message(1, aes, 2, TEXT))
                .header(VERSION_HEADER, "another")
                .send();

        assertThat(answer.code()).isEqualTo("Forbidden.KeyVersionNotFound");
    }

    @Test
    void makesCiphertextsThatTellTheirKey() {
        Answer encrypted = client.ok("AdvanceEncrypt", 1, aes, 2, TEXT, 4, AAD, 5, IV);

        byte[] blob = encrypted.bytes(2);
        assertThat(Arrays.copyOf(blob, 3)).containsExactly(0x24, 0, 2);
        assertThat(new String(blob, 3, 36, UTF_8)).isEqualTo(Given.version(kms, aes));
        assertThat(Arrays.copyOfRange(blob, 39, 51)).isEqualTo(IV).isEqualTo(encrypted.bytes(3));
        assertThat(blob).hasSize(51 + TEXT.length + 16);
        assertThat(encrypted.text(5)).isEqualTo("AES_GCM");
    }

    @Test
    void decryptsAtOneGatewayWhatTheOtherEncrypted() throws Exception {
        String context = "{\"b\":\"2\",\"a\":\"1\"}";
        byte[] aad = MessageDigest.getInstance("SHA-256").digest("a=1&b=2".getBytes(UTF_8));
        String text = Base64.getEncoder().encodeToString(TEXT);

        byte[] advanced = client.ok("AdvanceEncrypt", 1, aes, 2, text.getBytes(UTF_8), 4, aad)
                .bytes(2);
        Reply opened = kms.ok(
                "Decrypt",
                "CiphertextBlob",
                Base64.getEncoder().encodeToString(Arrays.copyOfRange(advanced, 3, advanced.length)),
                "EncryptionContext",
                context);
        byte[] sealed = Base64.getDecoder()
                .decode(kms.ok("Encrypt", "KeyId", aes, "Plaintext", text, "EncryptionContext", context)
                        .text("CiphertextBlob"));
        byte[] headed = new byte[sealed.length + 3];
        headed[0] = 0x24;
        headed[2] = 2;
        System.arraycopy(sealed, 0, headed, 3, sealed.length);

        assertThat(opened.text("Plaintext")).isEqualTo(text);
        assertThat(client.ok("AdvanceDecrypt", 1, headed, 4, aad).text(2)).isEqualTo(text);
    }

    @Test
    void decryptsPlainCiphertextsWithTheAdvancedCallToo() {
        Answer plain = client.ok("Encrypt", 1, aes, 2, TEXT);

        Answer opened = client.ok("AdvanceDecrypt", 1, plain.bytes(2), 2, aes, 3, "AES_GCM", 5, plain.bytes(3));

        assertThat(opened.bytes(2)).isEqualTo(TEXT);
        assertThat(opened.text(6)).isEqualTo(Given.version(kms, aes));
    }

    @Test
    void takesWhatAnAdvancedCiphertextTellsIfItIsTheSame() {
        Answer encrypted = client.ok("AdvanceEncrypt", 1, aes, 2, TEXT);

        assertThat(client.ok("AdvanceDecrypt", 1, encrypted.bytes(2), 2, aes, 5, encrypted.bytes(3))
                        .bytes(2))
                .isEqualTo(TEXT);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, encrypted.bytes(2), 2, key());
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, encrypted.bytes(2), 5, bytes(12));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA_2048, , RSAES_OAEP_SHA_256",
        "RSA_3072, RSAES_OAEP_SHA_256, RSAES_OAEP_SHA_256",
        "RSA_2048, RSAES_OAEP_SHA_1, RSAES_OAEP_SHA_1",
        "EC_SM2, , SM2PKE"
    })
    void encryptsWithPublicKeys(String spec, String wanted, String algorithm) {
        String id = pair(spec, "ENCRYPT/DECRYPT");
        Object[] request = wanted == null ? new Object[] {1, id, 2, TEXT} : new Object[] {1, id, 2, TEXT, 3, wanted};

        Answer encrypted = client.ok("Encrypt", request);

        assertThat(encrypted.text(5)).isEqualTo(algorithm);
        assertThat(encrypted.has(3)).isFalse();
        Answer decrypted = client.ok("Decrypt", 1, encrypted.bytes(2), 2, id, 3, algorithm);
        assertThat(decrypted.bytes(2)).isEqualTo(TEXT);
        assertThat(decrypted.text(4)).isEqualTo(algorithm);
    }

    @Test
    void decryptsWhatThePlatformEncryptedWithThePublicKey() throws Exception {
        String id = pair("RSA_2048", "ENCRYPT/DECRYPT");
        String pem = client.ok("GetPublicKey", 1, id).text(2);
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(Pem.der(pem))),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));

        assertThat(client.ok("Decrypt", 1, cipher.doFinal(TEXT), 2, id).bytes(2))
                .isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Encrypt", "AdvanceEncrypt"})
    void refusesToEncrypt(String api) {
        assertRefused("MissingParameter", api, 2, TEXT);
        assertRefused("MissingParameter", api, 1, aes);
        assertRefused("MissingParameter", api, 1, aes, 2, new byte[0]);
        assertRefused("Forbidden.KeyNotFound", api, 1, "key-unknown", 2, TEXT);
        assertRefused("Forbidden.AliasNotFound", api, 1, "alias/unknown", 2, TEXT);
        assertRefused("Rejected.Disabled", api, 1, off(), 2, TEXT);
        assertRefused("Rejected.PendingDeletion", api, 1, going(), 2, TEXT);
        assertRefused("Rejected.PendingImport", api, 1, key("Origin", "EXTERNAL"), 2, TEXT);
        assertRefused("UnsupportedOperation", api, 1, pair("EC_P256", "SIGN/VERIFY"), 2, TEXT);
        assertRefused("UnsupportedOperation", api, 1, pair("HMAC_SHA_256", "GENERATE/VERIFY"), 2, TEXT);
        for (String algorithm : new String[] {"AES_CBC", "AES_ECB", "SM4_GCM", "aes_gcm", "RSAES_OAEP_SHA_256"}) {
            assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 3, algorithm);
        }
        assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 4, new byte[8193]);
        assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 5, bytes(16));
        assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 5, bytes(11));
        assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 6, "PKCS7_PADDING");
        assertRefused("InvalidParameter", api, 1, aes, 2, TEXT, 6, "NO_PADDING");
    }

    @Test
    void refusesWhatPublicKeysHaveNoUseFor() {
        String rsa = pair("RSA_2048", "ENCRYPT/DECRYPT");

        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, TEXT, 3, "AES_GCM");
        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, TEXT, 3, "SM2PKE");
        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, TEXT, 4, AAD);
        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, TEXT, 5, IV);
        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, TEXT, 6, "PKCS7_PADDING");
        assertRefused("InvalidParameter", "Encrypt", 1, rsa, 2, bytes(191));
        assertThat(client.call("Encrypt", 1, rsa, 2, bytes(190)).status()).isEqualTo(200);
        assertRefused("UnsupportedOperation", "AdvanceEncrypt", 1, rsa, 2, TEXT);
    }

    @Test
    void refusesToDecrypt() {
        Answer sealed = client.ok("Encrypt", 1, aes, 2, TEXT, 4, AAD);
        byte[] blob = sealed.bytes(2);
        byte[] iv = sealed.bytes(3);
        byte[] damaged = blob.clone();
        damaged[0] ^= 1;

        assertRefused("MissingParameter", "Decrypt", 2, aes, 5, iv);
        assertRefused("MissingParameter", "Decrypt", 1, blob, 5, iv);
        assertRefused("MissingParameter", "Decrypt", 1, blob, 2, aes, 4, AAD);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, aes, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, aes, 4, TEXT, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, aes, 4, AAD, 5, bytes(12));
        assertRefused("InvalidParameter", "Decrypt", 1, damaged, 2, aes, 4, AAD, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, bytes(15), 2, aes, 4, AAD, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, key(), 4, AAD, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, aes, 3, "AES_CBC", 4, AAD, 5, iv);
        assertRefused("InvalidParameter", "Decrypt", 1, blob, 2, aes, 4, AAD, 5, iv, 6, "NO_PADDING");
        assertRefused("Forbidden.KeyNotFound", "Decrypt", 1, blob, 2, "key-unknown", 4, AAD, 5, iv);
        kms.ok("DisableKey", "KeyId", aes);
        assertRefused("Rejected.Disabled", "Decrypt", 1, blob, 2, aes, 4, AAD, 5, iv);
    }

    @Test
    void refusesToDecryptAdvancedCiphertexts() {
        byte[] blob = client.ok("AdvanceEncrypt", 1, aes, 2, TEXT, 4, AAD).bytes(2);
        byte[] damaged = blob.clone();
        damaged[blob.length - 1] ^= 1;
        byte[] ofNobody = blob.clone();
        ofNobody[10] ^= 1;
        byte[] ofAnotherCipher = blob.clone();
        ofAnotherCipher[2] = 3;

        assertRefused("MissingParameter", "AdvanceDecrypt", 2, aes);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, blob);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, blob, 4, TEXT);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, damaged, 4, AAD);
        assertRefused("Forbidden.KeyNotFound", "AdvanceDecrypt", 1, ofNobody, 4, AAD);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, ofAnotherCipher, 4, AAD);
        assertRefused("InvalidParameter", "AdvanceDecrypt", 1, blob, 3, "AES_CBC", 4, AAD);
        assertRefused("MissingParameter", "AdvanceDecrypt", 1, bytes(60), 4, AAD);
        assertRefused("MissingParameter", "Decrypt", 1, blob, 2, aes, 4, AAD);
        kms.ok("ScheduleKeyDeletion", "KeyId", aes, "PendingWindowInDays", "7");
        assertRefused("Rejected.PendingDeletion", "AdvanceDecrypt", 1, blob, 4, AAD);
    }
}
