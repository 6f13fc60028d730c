#!/usr/bin/env bash
# kms20160120 in four languages: alibabacloud-kms20160120 3.3.1 (darabonba-core 1.0.9), Go's
#   github.com/alibabacloud-go/kms-20160120/v3 v3.2.3 (tea v1.5.4), @alicloud/openapi-client 0.4.15 for Node.js and
#   com.aliyun:kms20160120 1.2.3 (tea 1.3.0)
#
# Behaviour: with HTTP_PROXY in the environment, Python and Go send calls to 127.0.0.1 through the proxy, which neither
#   language's own HTTP client does once NO_PROXY names the address (Go's never does for the loopback). Python doesn't
#   look at the variable NO_PROXY at all; the setting no_proxy of Config is passed on and has no effect either. Go
#   compares each of its names with the whole endpoint, so that only 127.0.0.1:PORT takes effect: no name without its
#   port, no domain, no blank after a comma. Node.js and Java never use HTTP_PROXY.
# Seen (where a call arrives; NO_PROXY empty, 127.0.0.1, 127.0.0.1:PORT): Python proxy, proxy, proxy; Go proxy, proxy,
#   server; Node.js and Java server three times. Python's requests with 127.0.0.1: server; Go's net/http without
#   NO_PROXY: server.
# Why it matters: on a machine behind a proxy, tests against a local server pass in two languages and get the proxy's
#   error page, or a timeout, in the other two, although NO_PROXY is right for everything else on that machine.
source "$(dirname "$0")/lib/common.bash"
unset HTTP_PROXY http_proxy HTTPS_PROXY https_proxy NO_PROXY no_proxy ALL_PROXY all_proxy

python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
cat > call.py <<'PYTHON'
import sys

import requests
from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config

address, how = "127.0.0.1:" + sys.argv[1], sys.argv[2:]
if how == ["requests"]:
    requests.get("http://" + address, timeout=10)
else:
    options = {"no_proxy": "127.0.0.1"} if how else {}
    Client(Config(access_key_id="id", access_key_secret="secret", protocol="http", endpoint=address,
                  **options)).list_keys(models.ListKeysRequest())
PYTHON
cat > main.go <<'GO'
package main

import (
	"net/http"
	"os"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	address := "127.0.0.1:" + os.Args[1]
	if len(os.Args) > 2 {
		if _, err := http.Get("http://" + address); err != nil {
			panic(err)
		}
		return
	}
	client, err := kms.NewClient(&openapi.Config{Endpoint: tea.String(address), Protocol: tea.String("http"),
		AccessKeyId: tea.String("id"), AccessKeySecret: tea.String("secret")})
	if err != nil {
		panic(err)
	}
	if _, err = client.ListKeys(&kms.ListKeysRequest{}); err != nil {
		panic(err)
	}
}
GO
go_packages github.com/alibabacloud-go/kms-20160120/v3@v3.2.3 github.com/alibabacloud-go/tea@v1.5.4
go build -o call .
node_packages @alicloud/openapi-client@0.4.15
cat > call.js <<'JAVASCRIPT'
const api = require('@alicloud/openapi-client');
const util = require('@alicloud/tea-util');

const client = new api.default(new api.Config({
    endpoint: `127.0.0.1:${process.argv[2]}`, protocol: 'http', accessKeyId: 'id', accessKeySecret: 'secret',
}));
client.callApi(new api.Params({
    action: 'ListKeys', version: '2016-01-20', protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK',
    style: 'RPC', reqBodyType: 'json', bodyType: 'json',
}), new api.OpenApiRequest({}), new util.RuntimeOptions({}));
JAVASCRIPT
java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Call.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.ListKeysRequest;
import com.aliyun.teaopenapi.models.Config;

class Call {
    public static void main(String[] arguments) throws Exception {
        new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("http")
                .setAccessKeyId("id").setAccessKeySecret("secret")).listKeys(new ListKeysRequest());
    }
}
JAVA
# One server is both: what comes through the proxy has the credentials of the proxy's address.
record '{"*": [{}]}'
arrives() { # WHAT EXPECTED NO_PROXY COMMAND…
    : > requests
    HTTP_PROXY=http://user:password@127.0.0.1:$port NO_PROXY=$3 "${@:4}" > call.log 2>&1
    expect "$1" "[\"$2\"]" "$(requests 'map(if .headers["proxy-authorization"] then "proxy" else "server" end)')"
}
arrives 'Python, empty' proxy '' venv/bin/python call.py "$port"
arrives 'Python, the address' proxy 127.0.0.1 venv/bin/python call.py "$port"
arrives 'Python, address and port' proxy "127.0.0.1:$port" venv/bin/python call.py "$port"
arrives 'Python, no_proxy of Config' proxy '' venv/bin/python call.py "$port" Config
arrives 'Go, empty' proxy '' ./call "$port"
arrives 'Go, the address' proxy 127.0.0.1 ./call "$port"
arrives 'Go, address and port' server "127.0.0.1:$port" ./call "$port"
arrives 'Go, the same after a comma and a blank' proxy "localhost, 127.0.0.1:$port" ./call "$port"
for no_proxy in '' 127.0.0.1 "127.0.0.1:$port"; do
    arrives "Node.js, '$no_proxy'" server "$no_proxy" node call.js "$port"
    arrives "Java, '$no_proxy'" server "$no_proxy" java -cp "$classpath" Call.java "$port"
done
arrives "Python's requests, the address" server 127.0.0.1 venv/bin/python call.py "$port" requests
arrives "Go's net/http, empty" server '' ./call "$port" net
