package io.github.kmsfake.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.kms20160120.models.AsymmetricSignRequest;
import com.aliyun.kms20160120.models.CreateAliasRequest;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.GetPublicKeyRequest;
import com.aliyun.kms20160120.models.ReEncryptRequest;
import io.github.kmsfake.KmsFakeServer;
import io.github.kmsfake.junit5.KmsFake;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signatures and ciphertexts of RSA keys, which the platform checks or makes. */
@KmsFake
@WithEverySdk
class RsaTest {
    private static final byte[] MESSAGE = "pay 100".getBytes(StandardCharsets.UTF_8);

    private final Kms kms;
    private final KeyCalls keys;

    RsaTest(Sdk sdk, KmsFakeServer server) {
        this.kms = sdk.connect(server);
        this.keys = new KeyCalls(kms);
    }

    @Test
    void signsInBothWaysWhatThePlatformVerifies() throws Exception {
        String id = keys.create(new CreateKeyRequest().setKeySpec("RSA_2048"));
        kms.ask(new CreateAliasRequest().setAliasName("alias/signer").setKeyId(id));
        PublicKey publicKey = publicKey("alias/signer", keys.versions(id).get(0));

        Signature pkcs1 = Signature.getInstance("SHA256withRSA");
        assertThat(verifies(pkcs1, publicKey, sign(id, "RSA_PKCS1_SHA_256"))).isTrue();
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        assertThat(verifies(pss, publicKey, sign(id, "RSA_PSS_SHA_256"))).isTrue();
    }

    @Test
    void encryptsAnewWhatAPublicKeyEncrypted() throws Exception {
        String source =
                keys.create(new CreateKeyRequest().setKeySpec("RSA_2048").setKeyUsage("ENCRYPT/DECRYPT"));
        String version = keys.versions(source).get(0);
        String destination = keys.create(new CreateKeyRequest());
        Map<String, String> context = Map.of("order", "4711");

        Map<String, Object> again = kms.ask(new ReEncryptRequest()
                .setCiphertextBlob(Wrapping.wrap(
                        Base64.getEncoder()
                                .encodeToString(publicKey(source, version).getEncoded()),
                        MESSAGE))
                .setSourceKeyId(source)
                .setSourceKeyVersionId(version)
                .setSourceEncryptionAlgorithm("RSAES_OAEP_SHA_256")
                .setDestinationKeyId(destination)
                .setDestinationEncryptionContext(context));

        assertThat(again).containsEntry("KeyId", source).containsEntry("KeyVersionId", version);
        assertThat(keys.decrypt((String) again.get("CiphertextBlob"), context))
                .isEqualTo(Base64.getEncoder().encodeToString(MESSAGE));
    }

    private byte[] sign(String id, String algorithm) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
        Map<String, Object> signed = kms.ask(new AsymmetricSignRequest()
                .setKeyId(id)
                .setKeyVersionId(keys.versions(id).get(0))
                .setAlgorithm(algorithm)
                .setDigest(Base64.getEncoder().encodeToString(digest)));
        return Base64.getDecoder().decode((String) signed.get("Value"));
    }

    private static boolean verifies(Signature signature, PublicKey key, byte[] signed) throws Exception {
        signature.initVerify(key);
        signature.update(MESSAGE);
        return signature.verify(signed);
    }

    private PublicKey publicKey(String id, String version) throws Exception {
        String pem = (String) kms.ask(new GetPublicKeyRequest().setKeyId(id).setKeyVersionId(version))
                .get("PublicKey");
        return PublicKeyPem.key("RSA", pem);
    }
}
