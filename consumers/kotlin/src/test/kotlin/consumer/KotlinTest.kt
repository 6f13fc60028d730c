package consumer

import com.aliyun.kms20160120.Client
import com.aliyun.kms20160120.models.CreateKeyRequest
import com.aliyun.kms20160120.models.DecryptRequest
import com.aliyun.kms20160120.models.EncryptRequest
import com.aliyun.tea.TeaException
import com.aliyun.teaopenapi.models.Config
import io.github.kmsfake.KmsFakeServer
import io.github.kmsfake.junit5.KmsFake
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Test

/** What Kotlin makes of the API: the server as a parameter of functions with any name. */
@KmsFake
class KotlinTest {
    private fun client(kms: KmsFakeServer) =
        Client(
            Config().apply {
                endpoint = kms.endpoint()
                protocol = "http"
                accessKeyId = kms.accessKeyId()
                accessKeySecret = kms.accessKeySecret()
            },
        )

    @Test
    fun `what was encrypted can be read`(kms: KmsFakeServer) {
        val client = client(kms)
        val key = client.createKey(CreateKeyRequest()).body.keyMetadata.keyId

        val sealed = client.encrypt(EncryptRequest().setKeyId(key).setPlaintext("dGV4dA==")).body.ciphertextBlob

        assertEquals("dGV4dA==", client.decrypt(DecryptRequest().setCiphertextBlob(sealed)).body.plaintext)
        kms.calls().of("Decrypt").verifyCount(1)
    }

    @Test
    fun `a refusal has its code`(kms: KmsFakeServer) {
        val refused =
            assertThrows(TeaException::class.java) {
                client(kms).encrypt(EncryptRequest().setKeyId("none").setPlaintext("dGV4dA=="))
            }

        assertEquals("Forbidden.KeyNotFound", refused.code)
    }
}
