package io.github.kmsfake.internal.operation.material;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kmsfake.internal.testing.Given;
import io.github.kmsfake.internal.testing.OperationTest;
import io.github.kmsfake.internal.testing.Reply;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GetParametersForImportTest extends OperationTest {
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
}
