#!/usr/bin/env bash
# aliyun-sdk-common-managed-credentials-provider 0.1.4 with the aliyun-secret-manager-client 0.1.4 that it pins and
#   aliyun-python-sdk-core 2.16.1 (the vendor's provider of rotated credentials for Python)
#
# Behaviour: the provider's strategy reads a secret again 5 to 15 minutes after the NextRotationDate of GetSecretValue,
#   and 6 hours from now if that date is past. It reads the date, which is UTC, as local time and then
#   takes off the zone's offset without summer time. In a zone that has summer time today the date becomes an hour
#   earlier, and one that is less than an hour away is past.
# Seen, a rotation in half an hour: the next read is planned 35 to 45 minutes away in UTC and in Asia/Shanghai, and 360
#   to 370 minutes away in Europe/Berlin or Australia/Sydney, whichever has summer time today. A rotation in three hours:
#   185 to 195 minutes away, but 125 to 135 with summer time.
# Why it matters: the read that is planned an hour early comes before the rotation, finds the old credentials and a date
#   that seems past, and the next read is six hours later, when the old credentials may be gone. In UTC and in China all
#   is well: set TZ to a zone with summer time, and a near NextRotationDate in the stand-in.
source "$(dirname "$0")/lib/common.bash"

python_packages aliyun-sdk-common-managed-credentials-provider==0.1.4 aliyun-python-sdk-core==2.16.1
certificate
export ALIBABA_CLOUD_CA_BUNDLE=$work/server.pem
cat > planned.py <<'PYTHON'
import logging
import sys
import time

from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibaba_cloud_secretsmanager_client.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from aliyun_sdk_secretsmanager_common_plugin.service.rotate_ak_secret_refresh_secret_strategy import (
    RotateAKSecretRefreshSecretStrategy,
)

logging.disable()
service = DefaultSecretManagerClientBuilder.standard().with_access_key("id", "secret").add_region_info(
    RegionInfo("cn-hangzhou", False, "127.0.0.1:" + sys.argv[1])).build()
client = SecretManagerCacheClientBuilder.new_cache_client_builder(service).with_refresh_secret_strategy(
    RotateAKSecretRefreshSecretStrategy()).build()
client.get_secret_info("secret")
minutes = (client.sched.get_job("secret").next_run_time.timestamp() - time.time()) / 60
for first, last in (35, 45), (125, 135), (185, 195), (360, 370):
    # The time is cut to the second, and the calls take a moment.
    if first - 1 < minutes < last + 1:
        print(first, last)
        break
else:
    print(minutes)
client.close()
PYTHON
planned() { # ZONE MINUTES WINDOW
    local date
    date=$(date -u -d "$2 minutes" +%Y-%m-%dT%H:%M:%SZ)
    record "$(jq -n --arg date "$date" '{"*": [{body: {SecretName: "secret", SecretDataType: "text",
        SecretData: "{\"AccessKeyId\": \"a\", \"AccessKeySecret\": \"b\"}", SecretType: "RAMCredentials", VersionId: "v1",
        ExtendedConfig: "{\"SecretSubType\": \"RamUserAccessKey\"}", VersionStages: {VersionStage: ["ACSCurrent"]},
        AutomaticRotation: "Enabled", RotationInterval: "604800s", NextRotationDate: $date, RequestId: "r",
        CreateTime: "2026-01-01T00:00:00Z"}}]}')" server.pem server.key
    expect "rotation in $2 minutes, $1" "$3" "$(TZ=$1 venv/bin/python -W ignore planned.py "$port" 2> python.log)"
}
summer=Europe/Berlin
if [[ $(TZ=$summer python3 -c 'import time; print(time.localtime().tm_isdst)') == 0 ]]; then
    summer=Australia/Sydney
fi
planned UTC 30 '35 45'
planned Asia/Shanghai 30 '35 45'
planned "$summer" 30 '360 370'
planned UTC 180 '185 195'
planned "$summer" 180 '125 135'
