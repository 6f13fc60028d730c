package io.github.kmsfake.internal.testing;

import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.engines.SM2Engine;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.jspecify.annotations.Nullable;

/** Key material that a client made, and the ways to wrap it for the service: without any code of the server. */
public final class Material {
    private Material() {}

    /** Imports material into a key; the wrapping is said as the service names it. */
    public static void into(TestServer kms, String keyId, byte[] material, String wrappingAlgorithm) {
        kms.ok("ImportKeyMaterial", parameters(kms, keyId, material, wrappingAlgorithm));
    }

    /** The parameters of such an import, and some more. */
    public static String[] parameters(
            TestServer kms, String keyId, byte[] material, String wrappingAlgorithm, String... more) {
        Reply begun = kms.ok(
                "GetParametersForImport",
                "KeyId",
                keyId,
                "WrappingAlgorithm",
                wrappingAlgorithm,
                "WrappingKeySpec",
                wrappingAlgorithm.startsWith("SM2") ? "EC_SM2" : "RSA_2048");
        byte[] wrapped = wrap(wrappingAlgorithm, Base64.getDecoder().decode(begun.text("PublicKey")), material);
        return Stream.concat(
                        Stream.of(
                                "KeyId",
                                keyId,
                                "ImportToken",
                                begun.text("ImportToken"),
                                "EncryptedKeyMaterial",
                                Base64.getEncoder().encodeToString(wrapped)),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** So many different bytes. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 7 + 1);
        }
        return bytes;
    }

    private static byte[] wrap(String algorithm, byte[] publicKey, byte[] material) {
        try {
            return switch (algorithm) {
                case "RSAES_PKCS1_V1_5" -> rsa("RSA/ECB/PKCS1Padding", null, publicKey, material);
                case "RSAES_OAEP_SHA_1" -> oaep("SHA-1", MGF1ParameterSpec.SHA1, publicKey, material);
                case "RSAES_OAEP_SHA_256" -> oaep("SHA-256", MGF1ParameterSpec.SHA256, publicKey, material);
                case "SM2PKE" -> sm2(publicKey, material);
                case "RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD" -> {
                    byte[] passing = bytes(32);
                    Cipher aes = Cipher.getInstance("AES/ECB/PKCS5Padding");
                    aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(passing, "AES"));
                    yield join(oaep("SHA-256", MGF1ParameterSpec.SHA256, publicKey, passing), aes.doFinal(material));
                }
                case "SM2PKE_SM4_ECB" -> {
                    byte[] passing = bytes(16);
                    yield join(sm2(publicKey, passing), sm4(passing, material));
                }
                default -> throw new IllegalArgumentException(algorithm);
            };
        } catch (Exception e) {
            throw new AssertionError("cannot wrap", e);
        }
    }

    private static byte[] oaep(String hash, MGF1ParameterSpec mask, byte[] publicKey, byte[] material)
            throws Exception {
        return rsa(
                "RSA/ECB/OAEPPadding",
                new OAEPParameterSpec(hash, "MGF1", mask, PSource.PSpecified.DEFAULT),
                publicKey,
                material);
    }

    private static byte[] rsa(
            String transformation, @Nullable AlgorithmParameterSpec parameters, byte[] publicKey, byte[] material)
            throws Exception {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey)),
                parameters);
        return cipher.doFinal(material);
    }

    private static byte[] sm2(byte[] publicKey, byte[] material) throws Exception {
        SM2Engine engine = new SM2Engine(SM2Engine.Mode.C1C3C2);
        engine.init(true, new ParametersWithRandom(PublicKeyFactory.createKey(publicKey), new SecureRandom()));
        return engine.processBlock(material, 0, material.length);
    }

    /** There is no padding: the last block is filled with zeros. */
    private static byte[] sm4(byte[] key, byte[] material) {
        SM4Engine engine = new SM4Engine();
        engine.init(true, new KeyParameter(key));
        byte[] blocks = Arrays.copyOf(material, (material.length + 15) / 16 * 16);
        for (int i = 0; i < blocks.length; i += 16) {
            engine.processBlock(blocks, i, blocks, i);
        }
        return blocks;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
