package e2e

import (
	"encoding/json"
	"errors"
	"testing"

	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
	dkms "github.com/aliyun/alibabacloud-dkms-gcs-go-sdk/openapi"
	sdk "github.com/aliyun/alibabacloud-dkms-gcs-go-sdk/sdk"
)

const password = "correct-horse-7"

// application is what an operator gives one: a client key, and a key and a secret of the instance, of which the policy
// opens those that are named.
type application struct {
	clientKey, keyID, otherKeyID string
}

// newApplication makes the access chain with the SDK: network rule, policy, access point, client key.
func newApplication(t *testing.T, client *kms.Client) application {
	newKey := func() string {
		created, err := client.CreateKey(&kms.CreateKeyRequest{DKMSInstanceId: tea.String(instance(t))})
		must(t, err)
		return tea.StringValue(created.Body.KeyMetadata.KeyId)
	}
	made := application{keyID: newKey(), otherKeyID: newKey()}
	_, err := client.CreateSecret(&kms.CreateSecretRequest{
		SecretName: tea.String("db"), VersionId: tea.String("v1"), SecretData: tea.String("open sesame"),
		DKMSInstanceId: tea.String(instance(t)), EncryptionKeyId: tea.String(made.keyID)})
	must(t, err)
	_, err = client.CreateNetworkRule(&kms.CreateNetworkRuleRequest{
		Name: tea.String("office"), Type: tea.String("Private"), SourcePrivateIp: tea.String(`["127.0.0.1"]`)})
	must(t, err)
	_, err = client.CreatePolicy(&kms.CreatePolicyRequest{
		Name: tea.String("orders-policy"), KmsInstance: tea.String(instance(t)),
		Permissions:        tea.String(`["RbacPermission/Template/CryptoServiceKeyUser","RbacPermission/Template/CryptoServiceSecretUser"]`),
		Resources:          tea.String(`["key/` + made.keyID + `","secret/db"]`),
		AccessControlRules: tea.String(`{"NetworkRules":["office"]}`)})
	must(t, err)
	_, err = client.CreateApplicationAccessPoint(&kms.CreateApplicationAccessPointRequest{
		Name: tea.String("orders"), AuthenticationMethod: tea.String("ClientKey"), Policies: tea.String(`["orders-policy"]`)})
	must(t, err)
	key, err := client.CreateClientKey(&kms.CreateClientKeyRequest{AapName: tea.String("orders"), Password: tea.String(password)})
	must(t, err)
	file, err := json.Marshal(map[string]*string{"KeyId": key.Body.ClientKeyId, "PrivateKeyData": key.Body.PrivateKeyData})
	must(t, err)
	made.clientKey = string(file)
	return made
}

// newInstance is the client of instances, which gets the client key that the operator has made.
func newInstance(t *testing.T, protocol, clientKey string) *sdk.Client {
	client, err := sdk.NewClient(&dkms.Config{
		Protocol: tea.String(protocol), Endpoint: tea.String(endpoints()[protocol]),
		ClientKeyContent: tea.String(clientKey), Password: tea.String(password), Ca: tea.String(authority(t))})
	must(t, err)
	return client
}

func withApplication(t *testing.T, test func(*testing.T, *sdk.Client, application)) {
	withEach(t, func(t *testing.T, operator *kms.Client) {
		made := newApplication(t, operator)
		test(t, newInstance(t, tea.StringValue(operator.Protocol), made.clientKey), made)
	})
}

func TestReachesWhatThePolicyAllows(t *testing.T) {
	withApplication(t, func(t *testing.T, client *sdk.Client, made application) {
		sealed, err := client.Encrypt(&sdk.EncryptRequest{
			KeyId: tea.String(made.keyID), Plaintext: []byte("4111 1111")})
		must(t, err)
		opened, err := client.Decrypt(&sdk.DecryptRequest{
			KeyId: tea.String(made.keyID), CiphertextBlob: sealed.CiphertextBlob, Iv: sealed.Iv})
		must(t, err)
		if string(opened.Plaintext) != "4111 1111" {
			t.Fatalf("%q came back", opened.Plaintext)
		}
		secret, err := client.GetSecretValue(&sdk.GetSecretValueRequest{SecretName: tea.String("db")})
		must(t, err)
		if tea.StringValue(secret.SecretData) != "open sesame" {
			t.Fatalf("%q came back", tea.StringValue(secret.SecretData))
		}
	})
}

func TestDoesNotReachAnythingElse(t *testing.T) {
	withApplication(t, func(t *testing.T, client *sdk.Client, made application) {
		_, err := client.Encrypt(&sdk.EncryptRequest{
			KeyId: tea.String(made.otherKeyID), Plaintext: []byte("4111 1111")})
		expectCode(t, err, "Forbidden.NoPermission")
	})
}

func expectCode(t *testing.T, err error, code string) {
	t.Helper()
	var refusal *tea.SDKError
	if !errors.As(err, &refusal) || tea.StringValue(refusal.Code) != code {
		t.Fatalf("%v instead of %s", err, code)
	}
}
