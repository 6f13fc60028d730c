package e2e

import (
	"errors"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/auth/credentials"
	classicerrors "github.com/aliyun/alibaba-cloud-sdk-go/sdk/errors"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
	classic "github.com/aliyun/alibaba-cloud-sdk-go/services/kms"
)

// withClassic runs a test with alibaba-cloud-sdk-go over HTTP and over HTTPS, where it trusts what the system trusts.
func withClassic(t *testing.T, secret string, test func(*testing.T, *classic.Client)) {
	for protocol, endpoint := range endpoints() {
		t.Run(protocol, func(t *testing.T) {
			reset(t)
			config := sdk.NewConfig().WithScheme(protocol)
			client, err := classic.NewClientWithOptions("cn-hangzhou", config, credentials.NewAccessKeyCredential("test", secret))
			must(t, err)
			client.Domain = endpoint
			test(t, client)
		})
	}
}

func TestClassicEncryptsAndDecrypts(t *testing.T) {
	withClassic(t, "test", func(t *testing.T, client *classic.Client) {
		created, err := client.CreateKey(classic.CreateCreateKeyRequest())
		must(t, err)
		encrypt := classic.CreateEncryptRequest()
		encrypt.KeyId, encrypt.Plaintext, encrypt.EncryptionContext = created.KeyMetadata.KeyId, "cGxhaW4=", `{"order":"4711"}`
		sealed, err := client.Encrypt(encrypt)
		must(t, err)
		decrypt := classic.CreateDecryptRequest()
		decrypt.CiphertextBlob, decrypt.EncryptionContext = sealed.CiphertextBlob, `{"order":"4711"}`
		opened, err := client.Decrypt(decrypt)
		must(t, err)
		if opened.Plaintext != "cGxhaW4=" {
			t.Fatalf("%q came back", opened.Plaintext)
		}
	})
}

func TestClassicKeepsSecretVersions(t *testing.T) {
	withClassic(t, "test", func(t *testing.T, client *classic.Client) {
		create := classic.CreateCreateSecretRequest()
		create.SecretName, create.VersionId, create.SecretData = "db", "v1", "one"
		_, err := client.CreateSecret(create)
		must(t, err)
		put := classic.CreatePutSecretValueRequest()
		put.SecretName, put.VersionId, put.SecretData = "db", "v2", "two"
		_, err = client.PutSecretValue(put)
		must(t, err)
		for stage, told := range map[string]string{"": "two", "ACSPrevious": "one"} {
			get := classic.CreateGetSecretValueRequest()
			get.SecretName, get.VersionStage = "db", stage
			answer, err := client.GetSecretValue(get)
			must(t, err)
			if answer.SecretData != told {
				t.Fatalf("%q at stage %q", answer.SecretData, stage)
			}
		}
	})
}

func TestClassicListsPages(t *testing.T) {
	withClassic(t, "test", func(t *testing.T, client *classic.Client) {
		for i := 0; i < 3; i++ {
			_, err := client.CreateKey(classic.CreateCreateKeyRequest())
			must(t, err)
		}
		list := classic.CreateListKeysRequest()
		list.PageNumber, list.PageSize = requests.NewInteger(2), requests.NewInteger(2)
		answer, err := client.ListKeys(list)
		must(t, err)
		if answer.TotalCount != 3 || len(answer.Keys.Key) != 1 {
			t.Fatalf("%d of %d", len(answer.Keys.Key), answer.TotalCount)
		}
	})
}

func TestClassicTellsARefusal(t *testing.T) {
	withClassic(t, "test", func(t *testing.T, client *classic.Client) {
		describe := classic.CreateDescribeKeyRequest()
		describe.KeyId = "none"
		_, err := client.DescribeKey(describe)
		expectClassicCode(t, err, "Forbidden.KeyNotFound")
	})
}

func TestClassicIsRefusedWithAWrongSecret(t *testing.T) {
	withClassic(t, "wrong", func(t *testing.T, client *classic.Client) {
		_, err := client.ListKeys(classic.CreateListKeysRequest())
		expectClassicCode(t, err, "SignatureDoesNotMatch")
	})
}

func expectClassicCode(t *testing.T, err error, code string) {
	t.Helper()
	var refusal classicerrors.Error
	if !errors.As(err, &refusal) || refusal.ErrorCode() != code {
		t.Fatalf("%T %v instead of %s", err, err, code)
	}
}
