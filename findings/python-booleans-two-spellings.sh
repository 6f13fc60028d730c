#!/usr/bin/env bash
# alibabacloud-kms20160120 3.3.1 (darabonba-core 1.0.9), aliyun-python-sdk-kms 2.16.5, and com.aliyun:kms20160120
#   1.2.3 for comparison
#
# Behaviour: Python's clients write a boolean parameter as Python prints it, True, where the documentation has true
#   and the Java client, made from the same description, sends true. A boolean inside a parameter that travels as JSON
#   text is true, so that one request of one client has both spellings.
# Seen: EnableAutomaticRotation=True from both Python packages, EnableAutomaticRotation=true from Java; a
#   GenerateDataKey of the first package with EncryptionContext={"tested":true}.
# Why it matters: a stand-in, a recorded request or a signature vector that knows only true and false refuses calls of
#   Python that the service takes, and one that compares parameters as text never matches between languages.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-kms20160120==3.3.1 darabonba-core==1.0.9 aliyun-python-sdk-core==2.16.1 \
    aliyun-python-sdk-kms==2.16.5
cat > calls.py <<'PYTHON'
import sys

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config
from aliyunsdkcore.client import AcsClient
from aliyunsdkkms.request.v20160120.CreateKeyRequest import CreateKeyRequest

address = "127.0.0.1:" + sys.argv[1]
client = Client(Config(access_key_id="id", access_key_secret="secret", protocol="http", endpoint=address))
client.create_key(models.CreateKeyRequest(enable_automatic_rotation=True))
client.generate_data_key(models.GenerateDataKeyRequest(key_id="key", encryption_context={"tested": True}))
request = CreateKeyRequest()
request.set_EnableAutomaticRotation(True)
request.set_endpoint(address)
request.set_protocol_type("http")
AcsClient("id", "secret", "cn-hangzhou").do_action_with_exception(request)
PYTHON
record '{"*": [{}]}'
venv/bin/python calls.py "$port"
expect 'Python, parameter' '["True","True"]' \
    "$(requests 'map((.query + .form).EnableAutomaticRotation | select(.))')"
expect 'Python, inside JSON' '{"tested":true}' "$(requests 'map(.query.EncryptionContext | select(.))[]' | jq -r .)"

java_packages com.aliyun:kms20160120:1.2.3 com.aliyun:tea:1.3.0
cat > Call.java <<'JAVA'
import com.aliyun.kms20160120.Client;
import com.aliyun.kms20160120.models.CreateKeyRequest;
import com.aliyun.teaopenapi.models.Config;

class Call {
    public static void main(String[] arguments) throws Exception {
        new Client(new Config().setEndpoint("127.0.0.1:" + arguments[0]).setProtocol("http")
                .setAccessKeyId("id").setAccessKeySecret("secret"))
                .createKey(new CreateKeyRequest().setEnableAutomaticRotation(true));
    }
}
JAVA
record '{"*": [{}]}'
java -cp "$classpath" Call.java "$port" 2> java.log
expect 'Java, parameter' '["true"]' "$(requests 'map(.query.EnableAutomaticRotation)')"
