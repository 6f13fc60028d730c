package e2e

import (
	"encoding/json"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/aliyun/alibaba-cloud-sdk-go/sdk"
	"github.com/aliyun/alibaba-cloud-sdk-go/sdk/requests"
)

// The page for the CLI, whose commands are called as the CLI calls them: with this library's requests for any operation.
const cliPage = "../../docs/aliyun-cli.md"

var (
	command = regexp.MustCompile(`(?m)^(?:(\w+)=\$\()?kms ([A-Z]\w+)(.*?)(?: \| jq -r \.([\w.]+)\))?$`)
	option  = regexp.MustCompile(`--(\w+) (?:"([^"]*)"|'([^']*)'|(\S+))`)
)

func TestCommandsOfTheCliPage(t *testing.T) {
	reset(t)
	page, err := os.ReadFile(cliPage)
	must(t, err)
	client, err := sdk.NewClientWithAccessKey("cn-hangzhou", "test", "test")
	must(t, err)
	commands := command.FindAllStringSubmatch(string(page), -1)
	if len(commands) != 10 {
		t.Fatalf("%d commands", len(commands))
	}
	variables := map[string]string{}
	for _, it := range commands {
		variable, operation, options, path := it[1], it[2], it[3], it[4]
		answer := callAsTheCli(t, client, operation, options, variables)
		if variable != "" {
			variables[variable] = field(answer, path)
		}
		switch operation {
		case "Decrypt":
			if field(answer, "Plaintext") != "aGVsbG8=" {
				t.Fatal(answer)
			}
		case "GetSecretValue":
			if field(answer, "SecretData") != "jdbc:mysql://orders" {
				t.Fatal(answer)
			}
		}
	}
}

func callAsTheCli(t *testing.T, client *sdk.Client, operation, options string, variables map[string]string) map[string]any {
	request := requests.NewCommonRequest()
	request.Product, request.Version, request.ApiName = "Kms", "2016-01-20", operation
	request.Domain, request.Scheme, request.Method = endpoints()["http"], "http", "POST"
	left := option.ReplaceAllStringFunc(options, func(text string) string {
		parts := option.FindStringSubmatch(text)
		value := parts[2] + parts[3] + parts[4]
		if name, is := strings.CutPrefix(value, "$"); is {
			value = variables[name]
		}
		request.QueryParams[parts[1]] = value
		return ""
	})
	if strings.TrimSpace(left) != "" {
		t.Fatalf("%s: what is %q?", operation, left)
	}
	response, err := client.ProcessCommonRequest(request)
	must(t, err)
	answer := map[string]any{}
	must(t, json.Unmarshal(response.GetHttpContentBytes(), &answer))
	return answer
}

func field(answer map[string]any, path string) string {
	value := any(answer)
	for _, name := range strings.Split(path, ".") {
		value = value.(map[string]any)[name]
	}
	return value.(string)
}
