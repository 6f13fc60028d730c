#!/usr/bin/env bash
# kms20160120 in four languages: com.aliyun:kms20160120 1.2.3 (tea 1.3.0), alibabacloud-kms20160120 3.3.1
#   (darabonba-core 1.0.9), github.com/alibabacloud-go/kms-20160120/v3 3.2.3 (tea 1.2.2) and, for Node.js,
#   @alicloud/openapi-client 0.4.15
#
# Behaviour: all are made from one description and take the same runtime options. With autoretry on and max attempts
#   3, each does something else. Python and Node.js send one request, whatever happens: in Python's new core the two
#   options are still accepted, but only retry_options of Config has an effect, where 3 is the whole number of
#   requests. Java repeats a lost connection, not a 503, and Go repeats both; there 3 is the number of repetitions, so
#   that 4 requests go out.
# Seen (requests on 503, requests on a closed connection): Python 1 and 1, Node.js 1 and 1, Java 1 and 4, Go 4 and 4.
#   Python with retry_options and maxAttempts 3: 3, the later two with x-acs-retry-attempts 1 and 2.
# Why it matters: who moves a test with "fail twice, then answer" from Go to Python gets the error, and who counts the
#   calls that the server saw must count another number for each language.
source "$(dirname "$0")/lib/common.bash"
answers='{"CreateKey": [{"status": 503, "body": {"Code": "ServiceUnavailableTemporary", "Message": "m"}}],
    "ListKeys": [{"drop": true}], "*": [{}]}'
count() { # ACTION: how many requests of it were recorded
    requests "map(select(.action == \"$1\")) | length"
}

python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
cat > once.py <<'PYTHON'
import sys

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config
from darabonba.policy.retry import RetryOptions
from darabonba.runtime import RuntimeOptions


def client(**options):
    return Client(Config(access_key_id="id", access_key_secret="secret", protocol="http",
                         endpoint="127.0.0.1:" + sys.argv[1], **options))


def attempt(call, request, runtime):
    try:
        call(request, runtime)
    except Exception:
        pass


if sys.argv[2] == "runtime":
    runtime = RuntimeOptions(autoretry=True, max_attempts=3)
    attempt(client().create_key_with_options, models.CreateKeyRequest(), runtime)
    attempt(client().list_keys_with_options, models.ListKeysRequest(), runtime)
else:
    condition = {"maxAttempts": 3, "errorCode": ["ServiceUnavailableTemporary"]}
    options = RetryOptions({"retryable": True, "retryCondition": [condition]})
    attempt(client(retry_options=options).create_key_with_options, models.CreateKeyRequest(), RuntimeOptions())
PYTHON
record "$answers"
venv/bin/python once.py "$port" runtime
expect 'Python, 503' 1 "$(count CreateKey)"
expect 'Python, closed' 1 "$(count ListKeys)"
record "$answers"
venv/bin/python once.py "$port" config
expect 'Python, 503, retry_options' '[null,"1","2"]' "$(requests 'map(.headers["x-acs-retry-attempts"])')"

node_packages @alicloud/openapi-client@0.4.15
cat > once.js <<'JAVASCRIPT'
const api = require('@alicloud/openapi-client');
const util = require('@alicloud/tea-util');

(async () => {
    for (const action of ['CreateKey', 'ListKeys']) {
        const client = new api.default(new api.Config({
            endpoint: `127.0.0.1:${process.argv[2]}`, protocol: 'http', accessKeyId: 'id', accessKeySecret: 'secret',
        }));
        const call = new api.Params({
            action, version: '2016-01-20', protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK', style: 'RPC',
            reqBodyType: 'json', bodyType: 'json',
        });
        const runtime = new util.RuntimeOptions({ autoretry: true, maxAttempts: 3 });
        await client.callApi(call, new api.OpenApiRequest({}), runtime).catch(() => {});
    }
})();
JAVASCRIPT
record "$answers"
node once.js "$port"
expect 'Node.js, 503' 1 "$(count CreateKey)"
expect 'Node.js, closed' 1 "$(count ListKeys)"

java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Once.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;

class Once {
    public static void main(String[] arguments) throws Exception {
        Client client = new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("http")
                .setAccessKeyId("id").setAccessKeySecret("secret"));
        RuntimeOptions options = new RuntimeOptions().setAutoretry(true).setMaxAttempts(3);
        try {
            if (arguments[1].equals("503")) {
                client.createKeyWithOptions(new CreateKeyRequest(), options);
            } else {
                client.listKeysWithOptions(new ListKeysRequest(), options);
            }
        } catch (Exception expected) {
            // What was sent is asked of the server.
        }
    }
}
JAVA
record "$answers"
java -cp "$classpath" Once.java "$port" 503 2> java.log
java -cp "$classpath" Once.java "$port" closed 2> java.log
expect 'Java, 503' 1 "$(count CreateKey)"
expect 'Java, closed' 4 "$(count ListKeys)"

cat > main.go <<'GO'
package main

import (
	"os"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	util "github.com/alibabacloud-go/tea-utils/v2/service"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	config := &openapi.Config{Endpoint: tea.String("127.0.0.1:" + os.Args[1]), Protocol: tea.String("http"),
		AccessKeyId: tea.String("id"), AccessKeySecret: tea.String("secret")}
	options := &util.RuntimeOptions{Autoretry: tea.Bool(true), MaxAttempts: tea.Int(3)}
	client, err := kms.NewClient(config)
	if err != nil {
		panic(err)
	}
	client.CreateKeyWithOptions(&kms.CreateKeyRequest{}, options)
	client.ListKeysWithOptions(&kms.ListKeysRequest{}, options)
}
GO
go_packages github.com/alibabacloud-go/kms-20160120/v3@v3.2.3 github.com/alibabacloud-go/tea@v1.2.2
record "$answers"
go run . "$port"
expect 'Go, 503' 4 "$(count CreateKey)"
expect 'Go, closed' 4 "$(count ListKeys)"
