package io.github.kmsfake.internal.operation.material;

import static io.github.kmsfake.internal.testing.Refusal.invalid;
import static io.github.kmsfake.internal.testing.Refusal.missing;
import static io.github.kmsfake.internal.testing.Refusal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.error.ErrorCode;
import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Refusal;
import io.github.kmsfake.internal.testing.Reply;
import io.github.kmsfake.internal.testing.TestServer;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class GetParametersForImportTest extends OperationTest {
    private String own = "";
    private String outside = "";
    private String inside = "";
    private String curve = "";

    GetParametersForImportTest() {
        super("GetParametersForImport");
    }

    @Test
    void handsOutAnotherKeyAndTokenEachTime() throws Exception {
        String id = Given.key(kms, "Origin", "EXTERNAL");

        Reply first = answer("KeyId", id, "WrappingAlgorithm", "RSAES_OAEP_SHA_256", "WrappingKeySpec", "RSA_2048");
        Reply second = answer("KeyId", id, "WrappingAlgorithm", "RSAES_OAEP_SHA_256", "WrappingKeySpec", "RSA_2048");

        assertThat(first.fields(""))
                .containsExactlyInAnyOrder("RequestId", "KeyId", "ImportToken", "PublicKey", "TokenExpireTime");
        assertThat(first.text("KeyId")).isEqualTo(id);
        assertThat(first.text("TokenExpireTime")).isEqualTo("2056-11-25T08:00:00Z");
        PublicKey key = KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(first.text("PublicKey"))));
        assertThat(((RSAPublicKey) key).getModulus().bitLength()).isEqualTo(2048);
        assertThat(second.text("PublicKey")).isNotEqualTo(first.text("PublicKey"));
        assertThat(second.text("ImportToken")).isNotEqualTo(first.text("ImportToken"));
    }

    private Refusal pair(String why, String parameter, String key, String algorithm, String spec) {
        return invalid(why, parameter, "KeyId=" + key, "WrappingAlgorithm=" + algorithm, "WrappingKeySpec=" + spec);
    }

    @Override
    protected void prepare() {
        own = Given.namedKey(kms);
        outside = Given.key(kms, "Origin", "EXTERNAL");
        inside = Given.key(kms, "Origin", "EXTERNAL", "DKMSInstanceId", TestServer.READY);
        curve = Given.key(kms, "Origin", "EXTERNAL", "DKMSInstanceId", TestServer.READY, "KeySpec", "EC_P256");
    }

    @Override
    protected List<Refusal> refusals() {
        return List.of(
                missing("KeyId", "WrappingAlgorithm=SM2PKE", "WrappingKeySpec=EC_SM2"),
                missing("WrappingAlgorithm", "KeyId=" + outside, "WrappingKeySpec=EC_SM2"),
                missing("WrappingKeySpec", "KeyId=" + outside, "WrappingAlgorithm=SM2PKE"),
                pair("an unknown algorithm", "WrappingAlgorithm", outside, "RSAES", "RSA_2048"),
                pair("an unknown spec", "WrappingKeySpec", outside, "RSAES_OAEP_SHA_256", "RSA_1024"),
                pair("a spec of another algorithm", "WrappingKeySpec", outside, "RSAES_OAEP_SHA_256", "EC_SM2"),
                pair("a spec that never wraps", "WrappingKeySpec", outside, "RSAES_OAEP_SHA_256", "RSA_4096"),
                pair("SM2 for a key in software", "WrappingAlgorithm", outside, "SM2PKE", "EC_SM2"),
                pair("SHA-1 in an instance", "WrappingAlgorithm", inside, "RSAES_OAEP_SHA_1", "RSA_2048"),
                pair(
                        "what is for private keys",
                        "WrappingAlgorithm",
                        outside,
                        "RSAES_OAEP_SHA_256_AES_256_ECB_PKCS7_PAD",
                        "RSA_2048"),
                pair("what is for secrets", "WrappingAlgorithm", curve, "RSAES_OAEP_SHA_256", "RSA_2048"),
                refused(
                        "a key of the service",
                        ErrorCode.ORIGIN_NOT_SUPPORTED,
                        "KeyId=" + own,
                        "WrappingAlgorithm=RSAES_OAEP_SHA_256",
                        "WrappingKeySpec=RSA_2048"),
                refused(
                        "an alias",
                        ErrorCode.ALIAS_NOT_SUPPORTED,
                        "KeyId=alias/name",
                        "WrappingAlgorithm=RSAES_OAEP_SHA_256",
                        "WrappingKeySpec=RSA_2048"),
                refused(
                        "an unknown key",
                        ErrorCode.KEY_NOT_FOUND,
                        "KeyId=nobody",
                        "WrappingAlgorithm=RSAES_OAEP_SHA_256",
                        "WrappingKeySpec=RSA_2048"));
    }
}
