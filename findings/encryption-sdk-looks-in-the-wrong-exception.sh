#!/usr/bin/env bash
# bestv-aliyun-encryption-sdk 0.1.2 (by its metadata the vendor's Encryption SDK for Python), with the
#   aliyun-python-sdk-core 2.13.30 and aliyun-python-sdk-kms 2.14.0 that it pins
#
# Behaviour: the envelope library repeats Rejected.Throttling up to max_retries times, 5 by default, and its
#   SecretManagerDataKeyProvider creates its secret when GetSecretValue answers Forbidden.ResourceNotFound. Both look
#   for the code in ClientException; the core raises ServerException for what the service refuses, a class beside it.
#   So a throttled call is not repeated, and the first encrypt with the provider fails instead of creating the secret.
# Seen: GenerateDataKey answered by Rejected.Throttling: 1 request, ServerException. The provider against an empty
#   KMS: 1 GetSecretValue, ServerException Forbidden.ResourceNotFound, no CreateSecret.
# Why it matters: a test with "throttled once, then answered" shows the difference between what the settings promise
#   and what happens; and the secret has to be prepared in the stand-in, as it has to be in production.
source "$(dirname "$0")/lib/common.bash"

python_packages bestv-aliyun-encryption-sdk==0.1.2
certificate
export ALIBABA_CLOUD_CA_BUNDLE=$work/server.pem
cat > encrypt.py <<'PYTHON'
import sys

from aliyun_encryption_sdk.client import AliyunCrypto
from aliyun_encryption_sdk.kms import AliyunConfig
from aliyun_encryption_sdk.provider.default import DefaultDataKeyProvider
from aliyun_encryption_sdk.provider.secret_manager import SecretManagerDataKeyProvider
from aliyunsdkcore.profile import region_provider

region_provider.modify_point("Kms", "cn-hangzhou", "127.0.0.1:" + sys.argv[1])
arn = "acs:kms:cn-hangzhou:1000000000000001:key/key"
provider = DefaultDataKeyProvider(arn) if sys.argv[2] == "key" else SecretManagerDataKeyProvider(arn, "data-key")
try:
    AliyunCrypto(AliyunConfig("id", "secret", max_retries=5)).encrypt(provider, b"text", {"tenant": "a"})
    print("success")
except Exception as e:
    print(type(e).__name__, e.get_error_code())
PYTHON
record '{"*": [{"status": 429, "body": {"Code": "Rejected.Throttling", "Message": "m", "RequestId": "r"}}]}' server.pem server.key
expect 'throttled' 'ServerException Rejected.Throttling' "$(venv/bin/python encrypt.py "$port" key 2> python.log)"
expect '  requests' '["GenerateDataKey"]' "$(requests 'map(.action)')"
record '{"*": [{"status": 404, "body": {"Code": "Forbidden.ResourceNotFound", "Message": "m", "RequestId": "r"}}]}' server.pem server.key
expect 'no secret' 'ServerException Forbidden.ResourceNotFound' \
    "$(venv/bin/python encrypt.py "$port" secret 2> python.log)"
expect '  requests' '["GetSecretValue"]' "$(requests 'map(.action)')"
