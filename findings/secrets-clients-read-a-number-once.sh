#!/usr/bin/env bash
# alibabacloud-secretsmanager-client-v2 2.0.0 with alibabacloud-kms20160120 3.3.1, and aliyun-secret-manager-client
#   0.1.5 with aliyun-python-sdk-core 2.16.1 (both the vendor's caching clients for Python)
#
# Behaviour: the clients look into the value of each secret: if it's JSON with a member ttl, that is how long it is
#   kept. A value that is JSON without being an object, as the password 12345 or the text true, is returned by the
#   first read and raises an AttributeError at each later one. A ttl that is text does the same with a TypeError. None
#   of the later reads reaches the KMS.
# Seen, three reads, both versions: for a word, three values and 1 request; for 12345, 12345, then twice
#   "'int' object has no attribute 'get'", 1 request; for {"ttl": "3600"} the value, then twice "'<=' not supported
#   between instances of 'str' and 'int'".
# Why it matters: a test reads a secret once and is green. The application, which reads it a second time when a
#   connection is renewed, fails on a PIN, a password of digits, or a member ttl that was meant for somebody else.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-secretsmanager-client-v2==2.0.0 alibabacloud-kms20160120==3.3.1 \
    aliyun-secret-manager-client==0.1.5 aliyun-python-sdk-core==2.16.1
cat > second.py <<'PYTHON'
from alibabacloud_secretsmanager_client_v2.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibabacloud_secretsmanager_client_v2.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from alibabacloud_tea_openapi.models import Config


def client(address):
    builder = DefaultSecretManagerClientBuilder.standard().add_config(Config(
        access_key_id="id", access_key_secret="secret", protocol="http", region_id="cn-hangzhou", endpoint=address))
    return SecretManagerCacheClientBuilder.new_cache_client_builder(builder.build()).build()
PYTHON
cat > first.py <<'PYTHON'
from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibaba_cloud_secretsmanager_client.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)


def client(address):
    builder = DefaultSecretManagerClientBuilder.standard().with_access_key("id", "secret")
    builder.add_region_info(RegionInfo("cn-hangzhou", False, address))
    return SecretManagerCacheClientBuilder.new_cache_client_builder(builder.build()).build()
PYTHON
cat > reads.py <<'PYTHON'
import importlib
import logging
import sys

logging.disable()
client = importlib.import_module(sys.argv[1]).client("127.0.0.1:" + sys.argv[2])
for _ in range(3):
    try:
        print(client.get_secret_info("secret").secret_value, end="|")
    except (AttributeError, TypeError) as e:
        print(f"{type(e).__name__}: {e}", end="|")
client.close()
PYTHON
certificate
reads() { # VALUE FIRST LATER: three reads by each version
    local version answer
    answer=$(jq -n --arg value "$1" '{"*": [{body: {SecretName: "secret", SecretData: $value, SecretDataType: "text",
        SecretType: "Generic", VersionId: "v1", VersionStages: {VersionStage: ["ACSCurrent"]}, RequestId: "r",
        CreateTime: "2026-01-01T00:00:00Z"}}]}')
    for version in second first; do
        if [[ $version == first ]]; then
            record "$answer" server.pem server.key
        else
            record "$answer"
        fi
        expect "$1, the $version version" "$2|$3|$3|" \
            "$(venv/bin/python -W ignore reads.py "$version" "$port" 2> python.log)"
        expect '  requests' 1 "$(requests length)"
    done
}
reads word word word
reads 12345 12345 "AttributeError: 'int' object has no attribute 'get'"
reads true true "AttributeError: 'bool' object has no attribute 'get'"
reads '{"ttl": "3600"}' '{"ttl": "3600"}' "TypeError: '<=' not supported between instances of 'str' and 'int'"
