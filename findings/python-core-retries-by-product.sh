#!/usr/bin/env bash
# aliyun-python-sdk-core 2.16.1 with aliyun-python-sdk-kms 2.16.5
#
# Behaviour: AcsClient has auto_retry=True by default and takes max_retry_time, but repeats only what a table inside
#   the package names, and that table has one product: Ecs. Calls of KMS are never repeated, neither on 503, nor on
#   Throttling, nor when the connection is lost; no setting of the client changes that. The same client, with the same
#   server and the same answers, repeats a call of Ecs.
# Seen, with max_retry_time=3: DescribeKey on 503, on Throttling and on a closed connection 1 request each;
#   DescribeInstances of Ecs on 503 4 requests.
# Why it matters: a test that lets one call fail and expects the client's own retry to recover fails for KMS, although
#   the option is on and works for other products. The application has to retry by itself.
source "$(dirname "$0")/lib/common.bash"

python_packages aliyun-python-sdk-core==2.16.1 aliyun-python-sdk-kms==2.16.5
cat > calls.py <<'PYTHON'
import sys

from aliyunsdkcore.acs_exception.exceptions import ClientException, ServerException
from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import CommonRequest
from aliyunsdkkms.request.v20160120.DescribeKeyRequest import DescribeKeyRequest

address, product = "127.0.0.1:" + sys.argv[1], sys.argv[2]
client = AcsClient("id", "secret", "cn-hangzhou", auto_retry=True, max_retry_time=3)
if product == "kms":
    request = DescribeKeyRequest()
    request.set_KeyId("key")
    request.set_endpoint(address)
else:
    request = CommonRequest(address, "2014-05-26", "DescribeInstances", product="Ecs")
request.set_protocol_type("http")
try:
    client.do_action_with_exception(request)
except (ClientException, ServerException):
    pass
PYTHON
calls() { # WHAT PRODUCT ANSWER EXPECTED
    record "{\"*\": [$3]}"
    venv/bin/python calls.py "$port" "$2"
    expect "$1" "$4" "$(requests length)"
}
unavailable='{"status": 503, "body": {"Code": "ServiceUnavailable", "Message": "m", "RequestId": "r"}}'
throttled='{"status": 400, "body": {"Code": "Throttling", "Message": "m", "RequestId": "r"}}'
calls 'KMS, 503' kms "$unavailable" 1
calls 'KMS, Throttling' kms "$throttled" 1
calls 'KMS, closed' kms '{"drop": true}' 1
calls 'Ecs, 503' ecs "$unavailable" 4
