#!/usr/bin/env bash
# alibabacloud-secretsmanager-client-v2 2.0.0 with alibabacloud-kms20160120 3.3.1 (Python)
#
# Behaviour: the caching client answers a throttled read of a secret with seven requests over 44 seconds and then an
#   error of its own, TimesLimitExceeded, with the service's only as data. Its default strategy is called
#   FullJitterBackoffStrategy and has no jitter at all. What it waits for is the code, not the status: a 503 whose
#   code is not one of three is given up after one request. And refresh_now, which asks for an immediate refresh,
#   raises nothing when that fails: it returns False.
# Seen: 429 Rejected.Throttling: 7 requests, with pauses of 2, 4, 8, 10, 10 and 10 seconds (to the second), code
#   TimesLimitExceeded, data Rejected.Throttling; 503 ServiceUnavailable: 1 request, code ServiceUnavailable; 503
#   ServiceUnavailableTemporary with a strategy of 10 ms: 7 requests; refresh_now with that strategy: False.
# Why it matters: a test with one throttled answer takes two seconds, one that throttles for good 44 seconds in which
#   the caller is blocked, and asserting the service's code never holds. Pass a strategy with a short interval.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-secretsmanager-client-v2==2.0.0 alibabacloud-kms20160120==3.3.1
cat > secret.py <<'PYTHON'
import logging
import sys

from alibabacloud_secretsmanager_client_v2.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibabacloud_secretsmanager_client_v2.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from alibabacloud_secretsmanager_client_v2.service.full_jitter_back_off_strategy import FullJitterBackoffStrategy
from alibabacloud_tea_openapi.models import Config
from Tea.exceptions import TeaException

logging.disable()
builder = DefaultSecretManagerClientBuilder.standard().add_config(Config(
    access_key_id="id", access_key_secret="secret", protocol="http", region_id="cn-hangzhou",
    endpoint="127.0.0.1:" + sys.argv[1]))
if sys.argv[2] == "short":
    builder.with_back_off_strategy(FullJitterBackoffStrategy(retry_initial_interval_mills=10, capacity=10))
client = SecretManagerCacheClientBuilder.new_cache_client_builder(builder.build()).build()
try:
    if sys.argv[3] == "refresh":
        print(client.refresh_now("secret"))
    else:
        client.get_secret_info("secret")
except TeaException as e:
    print(e.code, getattr(e.data, "code", "-"))
finally:
    client.close()
PYTHON
answer() { # STATUS CODE
    echo "{\"*\": [{\"status\": $1, \"body\": {\"Code\": \"$2\", \"Message\": \"m\", \"RequestId\": \"r\"}}]}"
}
record "$(answer 429 Rejected.Throttling)"
expect 'throttled' 'TimesLimitExceeded Rejected.Throttling' "$(venv/bin/python secret.py "$port" default get)"
pauses='[.[1:], .[:-1]] | transpose | map(.[0].at - .[1].at | round)'
expect '  pauses' '[2,4,8,10,10,10]' "$(requests "$pauses")"
record "$(answer 503 ServiceUnavailable)"
expect 'another code' 'ServiceUnavailable -' "$(venv/bin/python secret.py "$port" default get)"
expect '  requests' 1 "$(requests length)"
record "$(answer 503 ServiceUnavailableTemporary)"
expect 'the code it knows' 'TimesLimitExceeded ServiceUnavailableTemporary' \
    "$(venv/bin/python secret.py "$port" short get)"
expect '  requests' 7 "$(requests length)"
record "$(answer 503 ServiceUnavailableTemporary)"
expect 'refresh_now' False "$(venv/bin/python secret.py "$port" short refresh)"
