#!/usr/bin/env bash
# aliyun-secret-manager-client 0.1.5 with aliyun-python-sdk-core 2.16.1, and alibabacloud-secretsmanager-client-v2 2.0.0
#   with alibabacloud-kms20160120 3.3.1 (both the vendor's caching clients for Python)
#
# Behaviour: both clients fetch a secret anew in the background whenever its TTL has passed, and hand the new value to
#   the application's hook. In the first client each fetch is a job of its own that plans the next. What the service
#   refuses is a ServerException; the job expects a ClientException only, a class beside it, and ends without planning
#   anything. One refused answer ends the background refresh for good, unless the application reads the secret again.
#   In the second client the refresh goes on.
# Seen, TTL of a second, eight seconds without reading, the third request refused with 403 Forbidden.KeyNotFound or 429
#   Rejected.Throttling: the first client sends three requests, and its hook still has the second value; the second
#   client sends at least five and its hook has a later one. With no refusal, both send at least five.
# Why it matters: an application that renews its connections from the hook is left with the password of before the
#   refusal, silently. A stand-in shows it with one failing answer, but only in a test that waits for the refresh after it.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-secretsmanager-client-v2==2.0.0 alibabacloud-kms20160120==3.3.1 \
    aliyun-secret-manager-client==0.1.5 aliyun-python-sdk-core==2.16.1
cat > second.py <<'PYTHON'
from alibabacloud_secretsmanager_client_v2.cache.default_secret_cache_hook import DefaultSecretCacheHook
from alibabacloud_secretsmanager_client_v2.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibabacloud_secretsmanager_client_v2.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from alibabacloud_secretsmanager_client_v2.service.full_jitter_back_off_strategy import FullJitterBackoffStrategy
from alibabacloud_tea_openapi.models import Config


def service(address):
    return DefaultSecretManagerClientBuilder.standard().add_config(Config(
        access_key_id="id", access_key_secret="secret", protocol="http", region_id="cn-hangzhou", endpoint=address))
PYTHON
cat > first.py <<'PYTHON'
from alibaba_cloud_secretsmanager_client.cache.default_secret_cache_hook import DefaultSecretCacheHook
from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibaba_cloud_secretsmanager_client.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from alibaba_cloud_secretsmanager_client.service.full_jitter_back_off_strategy import FullJitterBackoffStrategy


def service(address):
    builder = DefaultSecretManagerClientBuilder.standard().with_access_key("id", "secret")
    return builder.add_region_info(RegionInfo("cn-hangzhou", False, address))
PYTHON
cat > waits.py <<'PYTHON'
import importlib
import logging
import sys
import time

logging.disable()
version = importlib.import_module(sys.argv[1])


class Hook(version.DefaultSecretCacheHook):
    def put(self, secret_info):
        self.value = secret_info.secret_value
        return super().put(secret_info)


hook = Hook("ACSCurrent")
service = version.service("127.0.0.1:" + sys.argv[2]).with_back_off_strategy(
    version.FullJitterBackoffStrategy(retry_initial_interval_mills=10, capacity=10))
client = version.SecretManagerCacheClientBuilder.new_cache_client_builder(service.build()).with_secret_cache_hook(
    hook).with_secret_ttl("secret", 1000).build()
time.sleep(8)
print(hook.value)
client.close()
PYTHON
certificate
refreshes() { # WHAT REFUSAL FIRST SECOND: what each version's hook has in the end; REFUSAL is the third answer
    local version answers seen count expected
    answers=$(jq -nc --argjson refusal "$2" 'def secret: {body: {SecretName: "secret", SecretData: "value-\(.)",
        SecretDataType: "text", SecretType: "Generic", VersionId: "v\(.)", VersionStages: {VersionStage: ["ACSCurrent"]},
        RequestId: "r", CreateTime: "2026-01-01T00:00:00Z"}};
        {"*": [(1, 2 | secret), ($refusal // (3 | secret)), (4, 5, 6 | secret)]}')
    for version in first second; do
        if [[ $version == first ]]; then
            record "$answers" server.pem server.key
            expected=$3
        else
            record "$answers"
            expected=$4
        fi
        seen=$(venv/bin/python -W ignore waits.py "$version" "$port" 2> python.log)
        [[ $seen == value-[56] ]] && seen=later
        count=$(requests 'if length < 5 then length else "more" end')
        expect "$1, the $version version" "$expected" "$seen $count"
    done
}
refusal() { # STATUS CODE
    echo "{\"status\": $1, \"body\": {\"Code\": \"$2\", \"Message\": \"m\", \"RequestId\": \"r\"}}"
}
refreshes 'no refusal' null 'later "more"' 'later "more"'
refreshes 'a key that is missing' "$(refusal 403 Forbidden.KeyNotFound)" 'value-2 3' 'later "more"'
refreshes 'throttled' "$(refusal 429 Rejected.Throttling)" 'value-2 3' 'later "more"'
