package io.github.kmsfake.internal.crypto;

import static io.github.kmsfake.internal.crypto.Bytes.changed;
import static io.github.kmsfake.internal.crypto.Bytes.hex;
import static io.github.kmsfake.internal.crypto.Bytes.show;
import static io.github.kmsfake.internal.crypto.Bytes.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureAlgorithmTest {
    /** The key of the first group of both Wycheproof files. */
    private static final PublicKey WYCHEPROOF = PublicKey.parse(
            hex("30820122300d06092a864886f70d01010105000382010f003082010a0282010100a2b451a07d0aa5f96e455671513550"
                    + "514a8a5b462ebef717094fa1fee82224e637f9746d3f7cafd31878d80325b6ef5a1700f65903b469429e89d6eac88450"
                    + "97b5ab393189db92512ed8a7711a1253facd20f79c15e8247f3d3e42e46e48c98e254a2fe9765313a03eff8f17e1a029"
                    + "397a1fa26a8dce26f490ed81299615d9814c22da610428e09c7d9658594266f5c021d0fceca08d945a12be82de4d1ece"
                    + "6b4c03145b5d3495d4ed5411eb878daf05fd7afc3e09ada0f1126422f590975a1969816f48698bcbba1b4d9cae79d460"
                    + "d8f9f85e7975005d9bc22c4e5ac0f7c1a45d12569a62807d3b9a02e5a530e773066f453d1f5b4c2e9cf7820283f742b9"
                    + "d50203010001"));

    private static final byte[] DIGEST = sha256(text("anything"));

    /** An algorithm with one of the specs that use it. */
    record Pairing(SignatureAlgorithm algorithm, KeySpec spec) {}

    static Stream<Pairing> pairings() {
        return Stream.of(
                new Pairing(SignatureAlgorithm.RSA_PSS_SHA_256, KeySpec.RSA_2048),
                new Pairing(SignatureAlgorithm.RSA_PKCS1_SHA_256, KeySpec.RSA_2048),
                new Pairing(SignatureAlgorithm.ECDSA_SHA_256, KeySpec.EC_P256),
                new Pairing(SignatureAlgorithm.ECDSA_SHA_256, KeySpec.EC_P256K),
                new Pairing(SignatureAlgorithm.SM2DSA, KeySpec.EC_SM2));
    }

    /** One signature in 256 begins with a zero, so that it is the same number without it. */
    @ParameterizedTest
    @EnumSource(names = {"RSA_PSS_SHA_256", "RSA_PKCS1_SHA_256"})
    void callsASignatureFalseThatLacksItsLeadingZero(SignatureAlgorithm algorithm) {
        AsymmetricKey key = TestKeys.of(KeySpec.RSA_2048);
        byte[] digest = DIGEST.clone();
        byte[] signature = algorithm.sign(key, digest, TestKeys.RANDOM);
        while (signature[0] != 0) {
            digest[0]++;
            if (digest[0] == 0) {
                digest[1]++;
            }
            signature = algorithm.sign(key, digest, TestKeys.RANDOM);
        }

        assertThat(algorithm.verify(key.publicKey(), digest, signature)).isTrue();
        assertThat(algorithm.verify(key.publicKey(), digest, Arrays.copyOfRange(signature, 1, signature.length)))
                .isFalse();
    }

    /** Wycheproof, rsa_pss_2048_sha256_mgf1_32_test.json, test 3. */
    @Test
    void verifiesAPublishedPssSignature() {
        byte[] signature =
                hex("401eb03cdb47ca88033e3030f6bdecbac8f5c8fc1dd6a13d23d379ed9a2b309891d13d74fea9d21d159b9e6d8f37efa2"
                        + "489962e24555f56dd434ff1d31ce4f9f5abd3f22cbea8b691d6a11e44efb83e2bca155e6a164325e0fde2a8865afd5c9"
                        + "f51161a9d615f62af7ec2e31b3e5ab649c164490d31d88cfae35b84aea7925690f929a144b6d2f48e8fb894a52deecd1"
                        + "b9a6496990c4ecf1588699a42cacd10c53af350514e4291ea9a058e77f101e32c1c0cefa61d945f7bc931f8bd19e7ba3"
                        + "169358a60e5a8b0123bc3199b9fdcafe8e519c41ba675491a27b85e44ef2d77277c10fe107293c8290186913bc9a99b6"
                        + "40d8da041b64f31eab1d35920985f4a5");

        assertThat(SignatureAlgorithm.RSA_PSS_SHA_256.verify(WYCHEPROOF, sha256(text("Test")), signature))
                .isTrue();
        assertThat(SignatureAlgorithm.RSA_PKCS1_SHA_256.verify(WYCHEPROOF, sha256(text("Test")), signature))
                .isFalse();
    }

    /** Wycheproof, rsa_signature_2048_sha256_test.json, test 3. */
    @Test
    void verifiesAPublishedPkcs1Signature() {
        byte[] signature =
                hex("264491e844c119f14e425c03282139a558dcdaeb82a4628173cd407fd319f9076eaebc0dd87a1c22e4d17839096886d5"
                        + "8a9d5b7f7aeb63efec56c45ac7bead4203b6886e1faa90e028ec0ae094d46bf3f97efdd19045cfbc25a1abda2432639f"
                        + "9876405c0d68f8edbf047c12a454f7681d5d5a2b54bd3723d193dbad4338baad753264006e2d08931c4b8bb79aa1c9ca"
                        + "d10eb6605f87c5831f6e2b08e002f9c6f21141f5841d92727dd3e1d99c36bc560da3c9067df99fcaf818941f72588be3"
                        + "3032bad22caf6704223bb114d575b6d02d9d222b580005d930e8f40cce9f672eebb634a20177d84351627964b83f2053"
                        + "d736a84ab1a005f63bd5ba943de6205c");

        assertThat(SignatureAlgorithm.RSA_PKCS1_SHA_256.verify(WYCHEPROOF, sha256(text("Test")), signature))
                .isTrue();
        assertThat(SignatureAlgorithm.RSA_PSS_SHA_256.verify(WYCHEPROOF, sha256(text("Test")), signature))
                .isFalse();
    }

    /** The same file, test 8 (no NULL in the DigestInfo) and test 9 (a length that is longer than need be). */
    @Test
    void refusesPkcs1SignaturesOfOtherDigestInfos() {
        byte[] withoutNull =
                hex("095dad1fd82bcd36652a381b7f4dd656bd89b40aa58b56da4f6aa8247874b935e65d2b86752d537df7103884d39dd9ad"
                        + "3d65f87404526b09094c5615c6249979b0dc58d2199ae8696a5b76b4bb03eaf08c2ab6aec686c6b1b289c9b44f648bd3"
                        + "0cb1ac6a64a73d68e59cd05e7aa1b780f4bfd7b83dfe3b884ec11821a93dc5bbb47a00eea4557b6b96b5656276001f1f"
                        + "295ddbbbc511a99b9a665b9c2674c8af0d812286d0be3ce74817ba2cad283757de35dfb149f2835f60cb03ff155524a5"
                        + "7f78b148feceb84cd20b0ae22e3e48f433fbd9bfd60be8afec93165ee0310be961d3695f309d031320c830aa6ba08b5a"
                        + "51d943797097c57630be391bd23736cc");
        byte[] longForm =
                hex("8a0e82d4f334aca72a718b6f8f643f69c6048d619d5eba71263a5d2d3ac7a7af133b780c7595ca2c982c006e861948f5"
                        + "43cd0210c758691f9626842c25de2843ea314ca8eff285d47e0cffa54180af416004017034962a80a5959c3d3f1bfc15"
                        + "4a4824462a93c014f6dfe920824f414a6e30e0e5944d480b99949ec7bf64c4a7461575933b17d7d6b0178b5192392ace"
                        + "3ed8469e8ac1dacae51ad5d3ad73dcb213e056d04596e64d8c0703def3110c7cecc93ba8ac8059f0f3d66b89d8712c62"
                        + "b41d407e4b4a104f4569558b0290c213cad6d0653898b9df8f4a453ab07d13bfb7598d505abbd0c4987e4f1ac66e1a52"
                        + "3e113e370ab7cf990f0cc63f50f4f0a4");

        assertThat(SignatureAlgorithm.RSA_PKCS1_SHA_256.verify(WYCHEPROOF, sha256(text("123400")), withoutNull))
                .isFalse();
        assertThat(SignatureAlgorithm.RSA_PKCS1_SHA_256.verify(WYCHEPROOF, sha256(text("123400")), longForm))
                .isFalse();
    }

    /** RFC 6979, appendix A.2.5, SHA-256, message "sample". */
    @Test
    void verifiesAPublishedEcdsaSignature() {
        AsymmetricKey key =
                TestKeys.ofNumber(KeySpec.EC_P256, "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");

        assertThat(show(key.publicKey().der()))
                .endsWith("0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                        + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
        assertThat(SignatureAlgorithm.ECDSA_SHA_256.verify(
                        key.publicKey(),
                        sha256(text("sample")),
                        der(
                                "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716",
                                "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")))
                .isTrue();
    }

    /** GB/T 32918.5-2017, appendix A.2: e is the hash of Z and the message "message digest". */
    @Test
    void verifiesThePublishedSm2Signature() {
        AsymmetricKey key =
                TestKeys.ofNumber(KeySpec.EC_SM2, "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8");

        assertThat(show(key.publicKey().der()))
                .endsWith("0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                        + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
        byte[] identity = HashAlgorithm.SM3.hash(hex(
                "0080",
                show(text("1234567812345678")),
                "fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc",
                "28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
                "32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
                "bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0",
                "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020",
                "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13"));
        byte[] e = HashAlgorithm.SM3.hash(identity, text("message digest"));

        assertThat(show(e)).isEqualTo("f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640");
        assertThat(SignatureAlgorithm.SM2DSA.verify(
                        key.publicKey(),
                        e,
                        der(
                                "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3",
                                "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void verifiesWhatItSigned(Pairing pairing) {
        AsymmetricKey key = TestKeys.of(pairing.spec());

        byte[] signature = pairing.algorithm().sign(key, DIGEST, TestKeys.RANDOM);

        assertThat(pairing.algorithm().verify(key.publicKey(), DIGEST, signature))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void refusesOtherDigestsAndOtherKeys(Pairing pairing) {
        AsymmetricKey key = TestKeys.of(pairing.spec());
        byte[] signature = pairing.algorithm().sign(key, DIGEST, TestKeys.RANDOM);

        assertThat(pairing.algorithm().verify(key.publicKey(), changed(DIGEST, 31), signature))
                .isFalse();
        pairings()
                .map(Pairing::spec)
                .filter(spec -> spec != pairing.spec())
                .distinct()
                .forEach(spec -> assertThat(
                                pairing.algorithm().verify(TestKeys.of(spec).publicKey(), DIGEST, signature))
                        .as(spec.toString())
                        .isFalse());
    }

    @ParameterizedTest
    @MethodSource("pairings")
    void callsMalformedSignaturesFalse(Pairing pairing) {
        AsymmetricKey key = TestKeys.of(pairing.spec());
        byte[] signature = pairing.algorithm().sign(key, DIGEST, TestKeys.RANDOM);

        Stream.of(
                        new byte[0],
                        new byte[1],
                        new byte[64],
                        new byte[TestKeys.RSA_BLOCK],
                        hex("ff".repeat(TestKeys.RSA_BLOCK)),
                        hex("ff".repeat(5000)),
                        hex("3000"),
                        hex("3006020100020100"),
                        hex("30808080"),
                        hex("3084ffffffff02"),
                        Arrays.copyOf(signature, signature.length - 1),
                        Arrays.copyOf(signature, signature.length + 1),
                        Arrays.copyOfRange(signature, 1, signature.length),
                        changed(signature, signature.length - 1),
                        changed(signature, 0))
                .forEach(malformed -> assertThat(pairing.algorithm().verify(key.publicKey(), DIGEST, malformed))
                        .as(show(malformed))
                        .isFalse());
    }

    @Test
    void signsPkcs1TheSameEachTimeAndTheOthersNever() {
        Set<String> signatures = new HashSet<>();
        pairings().filter(pairing -> pairing.spec() != KeySpec.EC_P256K).forEach(pairing -> {
            AsymmetricKey key = TestKeys.of(pairing.spec());
            signatures.add(show(pairing.algorithm().sign(key, DIGEST, TestKeys.RANDOM)));
            signatures.add(show(pairing.algorithm().sign(key, DIGEST, TestKeys.RANDOM)));
        });

        assertThat(signatures).hasSize(7);
    }

    @Test
    void agreesWithThePlatformOnPss() throws GeneralSecurityException {
        Signature platform = Signature.getInstance("RSASSA-PSS");
        platform.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        agree(platform, SignatureAlgorithm.RSA_PSS_SHA_256);
    }

    @Test
    void refusesPssWithASaltOfAnotherLength() throws GeneralSecurityException {
        Signature platform = Signature.getInstance("RSASSA-PSS");
        platform.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 20, 1));
        platform.initSign(TestKeys.RSA_PAIR.getPrivate());
        platform.update(text("anything"));

        assertThat(SignatureAlgorithm.RSA_PSS_SHA_256.verify(
                        TestKeys.of(KeySpec.RSA_2048).publicKey(), DIGEST, platform.sign()))
                .isFalse();
    }

    @Test
    void agreesWithThePlatformOnPkcs1() throws GeneralSecurityException {
        agree(Signature.getInstance("SHA256withRSA"), SignatureAlgorithm.RSA_PKCS1_SHA_256);
    }

    private static void agree(Signature platform, SignatureAlgorithm ours) throws GeneralSecurityException {
        AsymmetricKey key = TestKeys.of(KeySpec.RSA_2048);
        platform.initSign(TestKeys.RSA_PAIR.getPrivate());
        platform.update(text("anything"));
        assertThat(ours.verify(key.publicKey(), DIGEST, platform.sign())).isTrue();

        platform.initVerify(TestKeys.RSA_PAIR.getPublic());
        platform.update(text("anything"));
        assertThat(platform.verify(ours.sign(key, DIGEST, TestKeys.RANDOM))).isTrue();
    }

    private static byte[] sha256(byte[] message) {
        return HashAlgorithm.SHA_256.hash(message);
    }

    /** DER of two numbers whose first bit is set. */
    private static byte[] der(String r, String s) {
        return hex("3046022100", r, "022100", s);
    }
}
