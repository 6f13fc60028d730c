package sample

import (
	"errors"
	"io"
	"net/http"
	"os"
	"testing"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
)

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

var (
	endpoint    = setting("KMS_ENDPOINT", "127.0.0.1:4590")
	tlsEndpoint = setting("KMS_TLS_ENDPOINT", "127.0.0.1:4591")
)

func client(t *testing.T) *kms.Client {
	answer, err := http.Post("http://"+endpoint+"/_kms-fake/reset", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	client, err := kms.NewClient(&openapi.Config{
		Endpoint:        tea.String(endpoint),
		Protocol:        tea.String("http"),
		AccessKeyId:     tea.String("test"),
		AccessKeySecret: tea.String("test"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func TestReadsTheCurrentValue(t *testing.T) {
	client := client(t)
	_, err := client.CreateSecret(&kms.CreateSecretRequest{
		SecretName: tea.String("database"), VersionId: tea.String("v1"), SecretData: tea.String("first")})
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.PutSecretValue(&kms.PutSecretValueRequest{
		SecretName: tea.String("database"), VersionId: tea.String("v2"), SecretData: tea.String("second")})
	if err != nil {
		t.Fatal(err)
	}
	if value, err := Read(client, "database"); err != nil || value != "second" {
		t.Fatalf("%q, %v", value, err)
	}
}

func TestSaysThatThereIsNoSuchSecret(t *testing.T) {
	_, err := Read(client(t), "none")
	var refusal *tea.SDKError
	if !errors.As(err, &refusal) || tea.StringValue(refusal.Code) != "Forbidden.ResourceNotFound" {
		t.Fatal(err)
	}
}

func TestReadsOverHttpsWithTheTextOfTheAuthority(t *testing.T) {
	_, err := client(t).CreateSecret(&kms.CreateSecretRequest{
		SecretName: tea.String("database"), VersionId: tea.String("v1"), SecretData: tea.String("first")})
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get("http://" + endpoint + "/_kms-fake/ca.pem")
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	authority, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	overTls, err := kms.NewClient(&openapi.Config{
		Endpoint:        tea.String(tlsEndpoint),
		Ca:              tea.String(string(authority)),
		AccessKeyId:     tea.String("test"),
		AccessKeySecret: tea.String("test"),
	})
	if err != nil {
		t.Fatal(err)
	}
	if value, err := Read(overTls, "database"); err != nil || value != "first" {
		t.Fatalf("%q, %v", value, err)
	}
}
