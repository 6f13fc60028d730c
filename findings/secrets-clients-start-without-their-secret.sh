#!/usr/bin/env bash
# aliyun-secret-manager-client 0.1.5 with aliyun-python-sdk-core 2.16.1, and alibabacloud-secretsmanager-client-v2 2.0.0
#   with alibabacloud-kms20160120 3.3.1 (both the vendor's caching clients for Python)
#
# Behaviour: both clients fetch each secret for which a TTL is set while they are built. If the service refuses it, the
#   first client isn't built. The second is built as if nothing had happened, even without permission, and asks a second
#   time. The first read says what is wrong.
# Seen, for 404 Forbidden.ResourceNotFound and for 403 Forbidden.NoPermission: building the first client raises
#   the refusal after 1 request. The second is built after 2 requests, and its first read raises the refusal.
# Why it matters: an application that checked its secrets by starting doesn't any more after the move to the second
#   version, and says ready without them. A test of a start with a missing secret shows it, and a counted fault in the
#   stand-in has to count two.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-secretsmanager-client-v2==2.0.0 alibabacloud-kms20160120==3.3.1 \
    aliyun-secret-manager-client==0.1.5 aliyun-python-sdk-core==2.16.1
certificate
cat > second.py <<'PYTHON'
from alibabacloud_secretsmanager_client_v2.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibabacloud_secretsmanager_client_v2.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from alibabacloud_tea_openapi.models import Config


def service(address):
    return DefaultSecretManagerClientBuilder.standard().add_config(Config(
        access_key_id="id", access_key_secret="secret", protocol="http", region_id="cn-hangzhou", endpoint=address))
PYTHON
cat > first.py <<'PYTHON'
from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibaba_cloud_secretsmanager_client.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)


def service(address):
    builder = DefaultSecretManagerClientBuilder.standard().with_access_key("id", "secret")
    return builder.add_region_info(RegionInfo("cn-hangzhou", False, address))
PYTHON
cat > start.py <<'PYTHON'
import importlib
import logging
import os
import sys
from pathlib import Path

logging.disable()
version = importlib.import_module(sys.argv[1])


def refusal(e):
    return e.get_error_code() if hasattr(e, "get_error_code") else e.code


def requests():
    return len(Path("requests").read_text().splitlines())


builder = version.SecretManagerCacheClientBuilder.new_cache_client_builder(
    version.service("127.0.0.1:" + sys.argv[2]).build()).with_secret_ttl("secret", 3600000)
try:
    client = builder.build()
    print("built", requests(), end=" ", flush=True)
    client.get_secret_info("secret")
except Exception as e:
    print(refusal(e), requests(), flush=True)
os._exit(0)
PYTHON
start() { # STATUS CODE
    local answer="{\"*\": [{\"status\": $1, \"body\": {\"Code\": \"$2\", \"Message\": \"m\", \"RequestId\": \"r\"}}]}"
    record "$answer" server.pem server.key
    expect "$2, the first version" "$2 1" "$(venv/bin/python -W ignore start.py first "$port" 2> python.log)"
    record "$answer"
    expect "$2, the second version" "built 2 $2 3" "$(venv/bin/python -W ignore start.py second "$port" 2> python.log)"
}
start 404 Forbidden.ResourceNotFound
start 403 Forbidden.NoPermission
