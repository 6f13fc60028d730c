package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.EncryptionAlgorithm.RSAES_OAEP_SHA_1;
import static io.github.kmsfake.internal.crypto.EncryptionAlgorithm.RSAES_OAEP_SHA_256;
import static io.github.kmsfake.internal.crypto.EncryptionAlgorithm.SM2PKE;
import static io.github.kmsfake.internal.crypto.KeyUsage.ENCRYPT_DECRYPT;
import static io.github.kmsfake.internal.crypto.KeyUsage.GENERATE_VERIFY;
import static io.github.kmsfake.internal.crypto.KeyUsage.SIGN_VERIFY;
import static io.github.kmsfake.internal.crypto.SignatureAlgorithm.ECDSA_SHA_256;
import static io.github.kmsfake.internal.crypto.SignatureAlgorithm.RSA_PKCS1_SHA_256;
import static io.github.kmsfake.internal.crypto.SignatureAlgorithm.RSA_PSS_SHA_256;
import static io.github.kmsfake.internal.crypto.SignatureAlgorithm.SM2DSA;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a key can be: of which material it is made, and which algorithms it serves for which usage. The table of the
 * service's page "Key types and specifications".
 */
@SuppressWarnings("ImmutableEnumChecker") // makers are records, and the maps are of the immutable kind
public enum KeySpec {
    AES_128("Aliyun_AES_128", new KeyMaker.Secret(16, 16), SymmetricCipher.AES_GCM),
    AES_192("Aliyun_AES_192", new KeyMaker.Secret(24, 24), SymmetricCipher.AES_GCM),
    /** AES with 256 bits: what a key is unless it is asked to be something else. */
    AES_256("Aliyun_AES_256", new KeyMaker.Secret(32, 32), SymmetricCipher.AES_GCM),
    /** SM4, of China's national standards. */
    SM4("Aliyun_SM4", new KeyMaker.Secret(16, 16), SymmetricCipher.SM4_GCM),
    RSA_2048("RSA_2048", 2048),
    RSA_3072("RSA_3072", 3072),
    RSA_4096("RSA_4096", 4096),
    /** The curve secp256r1 of NIST. */
    EC_P256("EC_P256", new KeyMaker.Curve("P-256"), Map.of(SIGN_VERIFY, Set.of(ECDSA_SHA_256))),
    /** The curve secp256k1. */
    EC_P256K("EC_P256K", new KeyMaker.Curve("secp256k1"), Map.of(SIGN_VERIFY, Set.of(ECDSA_SHA_256))),
    /** The curve sm2p256v1, of China's national standards. */
    EC_SM2(
            "EC_SM2",
            new KeyMaker.Curve("sm2p256v1"),
            Map.of(ENCRYPT_DECRYPT, Set.of(SM2PKE), SIGN_VERIFY, Set.of(SM2DSA))),
    /** A secret for HMAC with SM3. */
    HMAC_SM3("HMAC_SM3", new KeyMaker.Secret(32, 64), MacAlgorithm.HMAC_SM3),
    /** A secret for HMAC with SHA-224. */
    HMAC_SHA_224("HMAC_SHA_224", new KeyMaker.Secret(28, 64), MacAlgorithm.HMAC_SHA_224),
    /** A secret for HMAC with SHA-256. */
    HMAC_SHA_256("HMAC_SHA_256", new KeyMaker.Secret(32, 64), MacAlgorithm.HMAC_SHA_256),
    /** A secret for HMAC with SHA-384. */
    HMAC_SHA_384("HMAC_SHA_384", new KeyMaker.Secret(48, 128), MacAlgorithm.HMAC_SHA_384),
    /** A secret for HMAC with SHA-512. */
    HMAC_SHA_512("HMAC_SHA_512", new KeyMaker.Secret(64, 128), MacAlgorithm.HMAC_SHA_512);

    private static final String BRAND = "Aliyun_";

    private final String wireName;
    private final KeyMaker maker;
    private final Map<KeyUsage, Set<? extends Enum<?>>> algorithms;

    KeySpec(String wireName, KeyMaker maker, SymmetricCipher cipher) {
        this(wireName, maker, Map.of(ENCRYPT_DECRYPT, Set.of(cipher)));
    }

    KeySpec(String wireName, int rsaBits) {
        this(
                wireName,
                new KeyMaker.Rsa(rsaBits),
                Map.of(
                        ENCRYPT_DECRYPT, Set.of(RSAES_OAEP_SHA_256, RSAES_OAEP_SHA_1),
                        SIGN_VERIFY, Set.of(RSA_PSS_SHA_256, RSA_PKCS1_SHA_256)));
    }

    KeySpec(String wireName, KeyMaker maker, MacAlgorithm mac) {
        this(wireName, maker, Map.of(GENERATE_VERIFY, Set.of(mac)));
    }

    KeySpec(String wireName, KeyMaker maker, Map<KeyUsage, Set<? extends Enum<?>>> algorithms) {
        this.wireName = wireName;
        this.maker = maker;
        this.algorithms = algorithms;
    }

    /**
     * The spec that the service calls so; the names of MAC specs may have the prefix that symmetric ones have.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static KeySpec parse(String wireName) {
        return Arrays.stream(values())
                .filter(spec ->
                        spec.wireName.equals(wireName) || (spec.isMac() && (BRAND + spec.wireName).equals(wireName)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such spec"));
    }

    /** Whether keys of this spec can be for that. */
    public boolean serves(KeyUsage usage) {
        return algorithms.containsKey(usage);
    }

    /** What a key is for unless somebody says so: signatures wherever it can make them. */
    public KeyUsage usualUsage() {
        return serves(SIGN_VERIFY) ? SIGN_VERIFY : serves(GENERATE_VERIFY) ? GENERATE_VERIFY : ENCRYPT_DECRYPT;
    }

    /** Whether keys of this spec can use that algorithm. */
    public boolean uses(Enum<?> algorithm) {
        return algorithms.values().stream().anyMatch(set -> set.contains(algorithm));
    }

    /** The cipher of symmetric keys; other keys have none. */
    public Optional<SymmetricCipher> cipher() {
        return Arrays.stream(SymmetricCipher.values()).filter(this::uses).findFirst();
    }

    /** Whether a key is one secret for encryption. */
    public boolean isSymmetric() {
        return cipher().isPresent();
    }

    /** Whether a key has a public half. */
    public boolean isAsymmetric() {
        return maker.isAsymmetric();
    }

    /** Whether a key is one secret for message authentication codes. */
    public boolean isMac() {
        return serves(GENERATE_VERIFY);
    }

    /** Whether keys are of China's national standards, which only hardware is certified for. */
    public boolean isChinese() {
        return this == SM4 || this == EC_SM2;
    }

    /** How its material is made and read. */
    public KeyMaker maker() {
        return maker;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
