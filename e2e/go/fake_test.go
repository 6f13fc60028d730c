// Package e2e runs clients in Go, as published, against KMS Fake.
package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"
)

// TestMain makes Go trust the authority where a client leaves it to the system.
func TestMain(m *testing.M) {
	os.Setenv("SSL_CERT_FILE", os.Getenv("KMS_CA_FILE"))
	os.Exit(m.Run())
}

// endpoints is where the fake is, by protocol.
func endpoints() map[string]string {
	return map[string]string{"http": os.Getenv("KMS_ENDPOINT"), "https": os.Getenv("KMS_TLS_ENDPOINT")}
}

func authority(t *testing.T) string {
	pem, err := os.ReadFile(os.Getenv("KMS_CA_FILE"))
	must(t, err)
	return string(pem)
}

// reset leads the fake back to its initial state.
func reset(t *testing.T) {
	answer, err := http.Post("http://"+os.Getenv("KMS_ENDPOINT")+"/_kms-fake/reset", "", nil)
	must(t, err)
	answer.Body.Close()
}

// instance is the id of the KMS instance that the fake begins with.
func instance(t *testing.T) string {
	answer, err := http.Get("http://" + os.Getenv("KMS_ENDPOINT") + "/_kms-fake/info")
	must(t, err)
	defer answer.Body.Close()
	var info struct{ Instances []string }
	must(t, json.NewDecoder(answer.Body).Decode(&info))
	return info.Instances[0]
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
