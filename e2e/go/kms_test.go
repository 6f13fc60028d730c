package e2e

import (
	"errors"
	"strings"
	"testing"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
)

// newKms is the SDK over HTTP or HTTPS, where it takes the authority as PEM text.
func newKms(t *testing.T, protocol string) *kms.Client {
	client, err := kms.NewClient(&openapi.Config{
		Endpoint:        tea.String(endpoints()[protocol]),
		Protocol:        tea.String(protocol),
		Ca:              tea.String(authority(t)),
		AccessKeyId:     tea.String("test"),
		AccessKeySecret: tea.String("test"),
	})
	must(t, err)
	return client
}

// withEach runs a test over HTTP and over HTTPS.
func withEach(t *testing.T, test func(*testing.T, *kms.Client)) {
	for protocol := range endpoints() {
		t.Run(protocol, func(t *testing.T) {
			reset(t)
			test(t, newKms(t, protocol))
		})
	}
}

func TestKeepsTheLargestValue(t *testing.T) {
	withEach(t, func(t *testing.T, client *kms.Client) {
		largest := strings.Repeat("x", 30_720)
		_, err := client.CreateSecret(&kms.CreateSecretRequest{
			SecretName: tea.String("db"), VersionId: tea.String("v1"), SecretData: tea.String(largest)})
		if err != nil {
			t.Fatal(err)
		}
		answer, err := client.GetSecretValue(&kms.GetSecretValueRequest{SecretName: tea.String("db")})
		if err != nil {
			t.Fatal(err)
		}
		if tea.StringValue(answer.Body.SecretData) != largest {
			t.Fatal("another value came back")
		}
	})
}

func TestSwitchesTheRotationOfAKey(t *testing.T) {
	withEach(t, func(t *testing.T, client *kms.Client) {
		created, err := client.CreateKey(&kms.CreateKeyRequest{})
		if err != nil {
			t.Fatal(err)
		}
		keyID := created.Body.KeyMetadata.KeyId
		for told, update := range map[string]*kms.UpdateRotationPolicyRequest{
			"Enabled":  {KeyId: keyID, EnableAutomaticRotation: tea.Bool(true), RotationInterval: tea.String("30d")},
			"Disabled": {KeyId: keyID, EnableAutomaticRotation: tea.Bool(false)},
		} {
			if _, err := client.UpdateRotationPolicy(update); err != nil {
				t.Fatal(err)
			}
			described, err := client.DescribeKey(&kms.DescribeKeyRequest{KeyId: keyID})
			if err != nil {
				t.Fatal(err)
			}
			if rotation := tea.StringValue(described.Body.KeyMetadata.AutomaticRotation); rotation != told {
				t.Fatalf("%s instead of %s", rotation, told)
			}
		}
	})
}

func TestTellsARefusal(t *testing.T) {
	withEach(t, func(t *testing.T, client *kms.Client) {
		_, err := client.GetSecretValue(&kms.GetSecretValueRequest{SecretName: tea.String("none")})
		var refusal *tea.SDKError
		if !errors.As(err, &refusal) || tea.StringValue(refusal.Code) != "Forbidden.ResourceNotFound" {
			t.Fatal(err)
		}
	})
}
