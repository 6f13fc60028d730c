#!/usr/bin/env bash
# kms20160120 in four languages: @alicloud/kms20160120 1.2.0 with @alicloud/rpc-client 1.3.2 (Node.js),
#   alibabacloud-kms20160120 3.3.1 (Python), com.aliyun:kms20160120 1.2.3 (tea 1.3.0) and
#   github.com/alibabacloud-go/kms-20160120/v3 v3.2.3
#
# Behaviour: each makes the host from the region when no endpoint is set. Node.js's makes one of an undefined product,
#   undefined.cn-hangzhou.aliyuncs.com, so that it works with an explicit endpoint only. An endpoint that is set to the
#   empty text is kept by Python, and counts as none in the others.
# Seen, the host of a new client for cn-hangzhou with no endpoint, with network vpc, with an empty endpoint: Python, Go and
#   Java kms.cn-hangzhou.aliyuncs.com and kms-vpc.cn-hangzhou.aliyuncs.com; then Python nothing, Go and Java
#   kms.cn-hangzhou.aliyuncs.com. Node.js undefined.cn-hangzhou.aliyuncs.com, undefined-vpc.cn-hangzhou.aliyuncs.com and
#   undefined.cn-hangzhou.aliyuncs.com.
# Why it matters: code that takes the endpoint of its tests from a variable and leaves it empty in production is right in
#   Go and Java, and fails in the other two on its first call in production. And in Go and Java a test whose variable is
#   missing calls the real service.
source "$(dirname "$0")/lib/common.bash"

hosts() { # LANGUAGE PLAIN VPC EMPTY COMMAND…: the command prints the three hosts, one a line
    local seen
    mapfile -t seen < <("${@:5}" 2> hosts.log)
    expect "$1, no endpoint" "$2" "${seen[0]}"
    expect "$1, network vpc" "$3" "${seen[1]}"
    expect "$1, an empty endpoint" "$4" "${seen[2]}"
}
node_packages @alicloud/kms20160120@1.2.0 @alicloud/rpc-client@1.3.2
cat > hosts.js <<'JAVASCRIPT'
const kms = require('@alicloud/kms20160120');

for (const options of [{}, { network: 'vpc' }, { endpoint: '' }]) {
    const key = { type: 'access_key', accessKeyId: 'id', accessKeySecret: 'secret', regionId: 'cn-hangzhou' };
    console.log(new kms.default({ ...key, ...options })._endpoint);
}
JAVASCRIPT
hosts Node.js undefined.cn-hangzhou.aliyuncs.com undefined-vpc.cn-hangzhou.aliyuncs.com \
    undefined.cn-hangzhou.aliyuncs.com node hosts.js

python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
cat > hosts.py <<'PYTHON'
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config

for options in ({}, {"network": "vpc"}, {"endpoint": ""}):
    config = Config(access_key_id="id", access_key_secret="secret", region_id="cn-hangzhou", **options)
    print(Client(config)._endpoint)
PYTHON
hosts Python kms.cn-hangzhou.aliyuncs.com kms-vpc.cn-hangzhou.aliyuncs.com '' venv/bin/python hosts.py

java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Hosts.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.teaopenapi.models.Config;

class Hosts {
    static Config config() {
        return new Config().setAccessKeyId("id").setAccessKeySecret("secret").setRegionId("cn-hangzhou");
    }

    public static void main(String[] arguments) throws Exception {
        System.out.println(new Client(config())._endpoint);
        System.out.println(new Client(config().setNetwork("vpc"))._endpoint);
        System.out.println(new Client(config().setEndpoint(""))._endpoint);
    }
}
JAVA
hosts Java kms.cn-hangzhou.aliyuncs.com kms-vpc.cn-hangzhou.aliyuncs.com kms.cn-hangzhou.aliyuncs.com \
    java -cp "$classpath" Hosts.java

cat > main.go <<'GO'
package main

import (
	"fmt"

	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	kms "github.com/alibabacloud-go/kms-20160120/v3/client"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	for _, config := range []*openapi.Config{{}, {Network: tea.String("vpc")}, {Endpoint: tea.String("")}} {
		config.AccessKeyId, config.AccessKeySecret = tea.String("id"), tea.String("secret")
		config.RegionId = tea.String("cn-hangzhou")
		client, err := kms.NewClient(config)
		if err != nil {
			panic(err)
		}
		fmt.Println(tea.StringValue(client.Endpoint))
	}
}
GO
go_packages github.com/alibabacloud-go/kms-20160120/v3@v3.2.3 github.com/alibabacloud-go/tea@v1.5.4
go build -o hosts .
hosts Go kms.cn-hangzhou.aliyuncs.com kms-vpc.cn-hangzhou.aliyuncs.com kms.cn-hangzhou.aliyuncs.com ./hosts
