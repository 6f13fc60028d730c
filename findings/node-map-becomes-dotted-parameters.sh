#!/usr/bin/env bash
# @alicloud/kms20160120 1.2.0 and @alicloud/openapi-client 0.4.15 with @alicloud/openapi-util 0.3.3 (Node.js 20),
#   beside alibabacloud-kms20160120 3.3.1 (Python) and com.aliyun:kms20160120 1.2.3 (Java)
#
# Behaviour: the models of Python and Java take a map for EncryptionContext and send it as one parameter with JSON
#   text, which is what the service documents. The Node.js packages take the same object without complaint and send
#   one parameter for each entry, EncryptionContext.NAME; a parameter of the name EncryptionContext is not sent at
#   all.
# Seen, for {tenant: 'a', order: '7'}: Node.js EncryptionContext.tenant=a and EncryptionContext.order=7; Python and
#   Java EncryptionContext={"tenant":"a","order":"7"}.
# Why it matters: a server that ignores unknown parameters encrypts without a context, decrypts without one, and the
#   test is green although nothing was bound. Node.js code has to give JSON.stringify(context).
source "$(dirname "$0")/lib/common.bash"

node_packages @alicloud/kms20160120@1.2.0 @alicloud/openapi-client@0.4.15 @alicloud/openapi-util@0.3.3
cat > encrypt.js <<'JAVASCRIPT'
const kms = require('@alicloud/kms20160120');
const api = require('@alicloud/openapi-client');
const query = require('@alicloud/openapi-util').default.query;
const util = require('@alicloud/tea-util');

const address = { endpoint: `127.0.0.1:${process.argv[2]}`, protocol: 'http' };
const key = { accessKeyId: 'id', accessKeySecret: 'secret' };
const context = { tenant: 'a', order: '7' };
const call = new api.Params({
    action: 'Encrypt', version: '2016-01-20', protocol: 'HTTP', pathname: '/', method: 'POST', authType: 'AK',
    style: 'RPC', reqBodyType: 'json', bodyType: 'json',
});

(async () => {
    await new kms.default({ regionId: 'cn-hangzhou', type: 'access_key', ...address, ...key }).encrypt(
        new kms.EncryptRequest({ keyId: 'key', plaintext: 'text', encryptionContext: context }),
        new util.RuntimeOptions({}));
    await new api.default(new api.Config({ ...address, ...key })).callApi(call, new api.OpenApiRequest({
        query: query({ KeyId: 'key', Plaintext: 'text', EncryptionContext: context }),
    }), new util.RuntimeOptions({}));
})();
JAVASCRIPT
contexts='map(.query | with_entries(select(.key | startswith("EncryptionContext"))))'
record '{"*": [{}]}'
node encrypt.js "$port"
dotted='{"EncryptionContext.tenant":"a","EncryptionContext.order":"7"}'
expect 'Node.js, both packages' "[$dotted,$dotted]" "$(requests "$contexts")"

python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9
cat > encrypt.py <<'PYTHON'
import sys

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config

client = Client(Config(access_key_id="id", access_key_secret="secret", protocol="http",
                       endpoint="127.0.0.1:" + sys.argv[1]))
client.encrypt(models.EncryptRequest(key_id="key", plaintext="text",
                                     encryption_context={"tenant": "a", "order": "7"}))
PYTHON
json='[{"EncryptionContext":"{\"tenant\":\"a\",\"order\":\"7\"}"}]'
record '{"*": [{}]}'
venv/bin/python encrypt.py "$port"
expect 'Python' "$json" "$(requests "$contexts")"

java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Encrypt.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.EncryptRequest;
import com.aliyun.teaopenapi.models.Config;
import java.util.LinkedHashMap;
import java.util.Map;

class Encrypt {
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("tenant", "a");
        context.put("order", "7");
        new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("http")
                .setAccessKeyId("id").setAccessKeySecret("secret"))
                .encrypt(new EncryptRequest().setKeyId("key").setPlaintext("text").setEncryptionContext(context));
    }
}
JAVA
record '{"*": [{}]}'
java -cp "$classpath" Encrypt.java "$port" 2> java.log
expect 'Java' "$json" "$(requests "$contexts")"
