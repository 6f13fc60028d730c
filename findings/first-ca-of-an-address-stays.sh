#!/usr/bin/env bash
# kms20160120 in four languages: com.aliyun:kms20160120 1.2.3 (tea 1.3.0 and 1.4.2, Java 17),
#   github.com/alibabacloud-go/kms-20160120/v3 3.2.3 (tea 1.5.4), alibabacloud-kms20160120 3.3.1 (Python), and, for
#   Node.js, @alicloud/openapi-client 0.4.15
#
# Behaviour: the clients for Java and Go keep one HTTP client for each host and port, for the life of the process, with the
#   CA of the first call. A later client for the same address has its own CA in its Config, to no effect. Time limits
#   are taken from each call. Python and Node.js take both from each client.
# Seen: the first client has another CA than the server's and is refused. A second client with the right CA is refused as
#   well in Java ("unable to find valid certification path") and Go ("unknown authority"), and works in Python and
#   Node.js. With the right CA, and read timeouts of 0.3 s and then 20 s for an answer that takes 1.5 s, the second call
#   works in all four.
# Why it matters: after a CA was renewed, a new client isn't enough, the process has to start anew; that new time limits
#   are heeded hides the cause. Tests in one process disturb each other if a free port comes back.
source "$(dirname "$0")/lib/common.bash"

certificate
openssl req -x509 -newkey rsa:2048 -nodes -keyout other.key -out other.pem -days 2 -subj /CN=other 2>> openssl.log

cat > Twice.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teautil.models.RuntimeOptions;
import java.nio.file.Files;
import java.nio.file.Path;

class Twice {
    public static void main(String[] arguments) throws Exception {
        for (int i = 1; i < arguments.length; i += 2) {
            Client client = new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("https")
                    .setAccessKeyId("id").setAccessKeySecret("secret").setCa(Files.readString(Path.of(arguments[i]))));
            RuntimeOptions options = new RuntimeOptions().setReadTimeout(Integer.valueOf(arguments[i + 1]));
            try {
                client.listKeysWithOptions(new ListKeysRequest(), options);
                System.out.print("works ");
            } catch (Exception e) {
                System.out.print(e.getMessage().contains("certification path") ? "untrusted " : e.getMessage() + " ");
            }
        }
    }
}
JAVA
cat > twice.py <<'PYTHON'
import sys

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config
from darabonba.runtime import RuntimeOptions

port, *rest = sys.argv[1:]
for ca, timeout in zip(rest[::2], rest[1::2]):
    client = Client(Config(access_key_id="id", access_key_secret="secret", protocol="https", endpoint=f"127.0.0.1:{port}",
                           ca=ca))
    try:
        client.list_keys_with_options(models.ListKeysRequest(), RuntimeOptions(read_timeout=int(timeout)))
        print("works", end=" ")
    except Exception as e:
        print("untrusted" if "certificate verify failed" in str(e) else "timeout" if "timed out" in str(e) else e, end=" ")
PYTHON
cat > twice.js <<'JAVASCRIPT'
const fs = require('fs');
const api = require('@alicloud/openapi-client');
const util = require('@alicloud/tea-util');

const [port, ...rest] = process.argv.slice(2);
const call = new api.Params({
    action: 'ListKeys', version: '2016-01-20', protocol: 'HTTPS', pathname: '/', method: 'POST', authType: 'AK',
    style: 'RPC', reqBodyType: 'json', bodyType: 'json',
});
(async () => {
    for (let i = 0; i < rest.length; i += 2) {
        const client = new api.default(new api.Config({
            accessKeyId: 'id', accessKeySecret: 'secret', protocol: 'https', endpoint: `127.0.0.1:${port}`,
            ca: fs.readFileSync(rest[i], 'utf8'),
        }));
        const options = new util.RuntimeOptions({ readTimeout: Number(rest[i + 1]) });
        await client.callApi(call, new api.OpenApiRequest({}), options).then(
            () => process.stdout.write('works '),
            error => process.stdout.write(/self.signed/.test(error.message) ? 'untrusted '
                : /Timeout/.test(error.message) ? 'timeout ' : error.message));
    }
})();
JAVASCRIPT
cat > main.go <<'GO'
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	util "github.com/alibabacloud-go/tea-utils/v2/service"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	for i := 2; i < len(os.Args); i += 2 {
		ca, _ := os.ReadFile(os.Args[i])
		timeout, _ := strconv.Atoi(os.Args[i+1])
		client, _ := kms.NewClient(&openapi.Config{AccessKeyId: tea.String("id"), AccessKeySecret: tea.String("secret"),
			Protocol: tea.String("https"), Endpoint: tea.String("127.0.0.1:" + os.Args[1]), Ca: tea.String(string(ca))})
		_, err := client.ListKeysWithOptions(&kms.ListKeysRequest{}, &util.RuntimeOptions{ReadTimeout: tea.Int(timeout)})
		switch {
		case err == nil:
			fmt.Print("works ")
		case strings.Contains(err.Error(), "unknown authority"):
			fmt.Print("untrusted ")
		case strings.Contains(err.Error(), "Client.Timeout") || strings.Contains(err.Error(), "deadline"):
			fmt.Print("timeout ")
		default:
			fmt.Print(err, " ")
		}
	}
}
GO

both() { # LANGUAGE SECOND COMMAND…: what the two clients say, for each of the two cases
    record '{"*": [{}]}' server.pem server.key 2> recorder.log
    expect "$1, CA" "untrusted $2 " "$("${@:3}" "$port" other.pem 20000 server.pem 20000 2> client.log)"
    record '{"*": [{"wait": 1.5}]}' server.pem server.key 2> recorder.log
    expect "$1, time limit" 'timeout works ' "$("${@:3}" "$port" server.pem 300 server.pem 20000 2> client.log)"
}
for tea in 1.3.0 1.4.2; do
    java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:$tea
    both "Java, tea $tea" untrusted java -cp "$classpath" Twice.java
done
go_packages github.com/alibabacloud-go/kms-20160120/v3@v3.2.3 github.com/alibabacloud-go/tea@v1.5.4
go build -o twice .
both Go untrusted ./twice
python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
both Python works venv/bin/python twice.py
node_packages @alicloud/openapi-client@0.4.15
both Node.js works node twice.js
