// Package sample reads settings of an application from secrets.
package sample

import (
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
)

// Read returns the current value of a secret.
func Read(client *kms.Client, name string) (string, error) {
	answer, err := client.GetSecretValue(&kms.GetSecretValueRequest{SecretName: tea.String(name)})
	if err != nil {
		return "", err
	}
	return tea.StringValue(answer.Body.SecretData), nil
}
