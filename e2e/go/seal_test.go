package e2e

import (
	"context"
	"testing"

	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
	wrapping "github.com/hashicorp/go-kms-wrapping/v2"
	"github.com/hashicorp/go-kms-wrapping/wrappers/alicloudkms/v2"
)

// newSeal is the seal of Vault, which speaks HTTPS only and has to be told the region.
func newSeal(keyID string) (*alicloudkms.Wrapper, error) {
	seal := alicloudkms.NewWrapper()
	_, err := seal.SetConfig(context.Background(), wrapping.WithConfigMap(map[string]string{
		"domain": endpoints()["https"], "region": "cn-hangzhou", "kms_key_id": keyID, "access_key": "test", "secret_key": "test"}))
	return seal, err
}

func TestSealsAndUnseals(t *testing.T) {
	reset(t)
	created, err := newKms(t, "http").CreateKey(&kms.CreateKeyRequest{})
	must(t, err)
	keyID := tea.StringValue(created.Body.KeyMetadata.KeyId)
	seal, err := newSeal(keyID)
	must(t, err)
	sealed, err := seal.Encrypt(context.Background(), []byte("root key"))
	must(t, err)
	opened, err := seal.Decrypt(context.Background(), sealed)
	must(t, err)
	if string(opened) != "root key" || sealed.KeyInfo.KeyId != keyID {
		t.Fatalf("%q by %s", opened, sealed.KeyInfo.KeyId)
	}
}

func TestDoesNotSealWithADisabledKey(t *testing.T) {
	reset(t)
	operator := newKms(t, "http")
	created, err := operator.CreateKey(&kms.CreateKeyRequest{})
	must(t, err)
	seal, err := newSeal(tea.StringValue(created.Body.KeyMetadata.KeyId))
	must(t, err)
	_, err = operator.DisableKey(&kms.DisableKeyRequest{KeyId: created.Body.KeyMetadata.KeyId})
	must(t, err)
	if _, err = seal.Encrypt(context.Background(), []byte("root key")); err == nil {
		t.Fatal("a disabled key seals")
	}
}

func TestDoesNotSealWithAnUnknownKey(t *testing.T) {
	reset(t)
	if _, err := newSeal("none"); err == nil {
		t.Fatal("an unknown key is taken")
	}
}
