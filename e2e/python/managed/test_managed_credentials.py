"""aliyun-openapi-python-sdk-managed-credentials-provider: the older SDK with an access key that is itself a secret."""

import json
from queue import Queue

import pytest
from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.service.full_jitter_back_off_strategy import FullJitterBackoffStrategy
from aliyun_sdk_secretsmanager_common_plugin.aliyun_sdk_secretsmanager_plugins_manager import (
    AliyunSdkSecretsManagerPluginsManager,
)
from aliyun_sdk_secretsmanager_common_plugin.model.secretsmanager_plugin_credentials_provider import (
    SecretsManagerPluginCredentialsProvider,
)
from aliyun_sdk_secretsmanager_common_plugin.service.default_secretsmanager_plugin_cache_hook import (
    DefaultSecretsManagerPluginCacheHook,
)
from aliyun_sdk_secretsmanager_common_plugin.service.monitor_memory_cache_secret_store_strategy import (
    MonitorMemoryCacheSecretStoreStrategy,
)
from aliyun_sdk_secretsmanager_common_plugin.service.rotate_ak_secret_refresh_secret_strategy import (
    RotateAKSecretRefreshSecretStrategy,
)
from aliyun_sdk_secretsmanager_common_plugin.service.secret_exchange import SecretExchange
from aliyun_sdk_secretsmanager_common_plugin.service.secret_recovery_strategy import SecretRecoveryStrategy
from aliyun_sdk_secretsmanager_common_plugin.service.secretsmanager_plugin_credentials_loader import (
    SecretsManagerPluginCredentialsLoader,
)
from aliyun_sdk_secretsmanager_sdk_core_plugin.proxy_acs_client import ProxyAcsClient
from aliyunsdkcore.auth.credentials import AccessKeyCredential
from aliyunsdkcore.client import AcsClient
from aliyunsdkkms.request.v20160120.CreateSecretRequest import CreateSecretRequest
from aliyunsdkkms.request.v20160120.ListSecretsRequest import ListSecretsRequest
from aliyunsdkkms.request.v20160120.RotateSecretRequest import RotateSecretRequest

SECRET = "acs/ram/user/alice"


class Settings(SecretsManagerPluginCredentialsLoader):
    """What the provider reads from a file otherwise, which it cannot open since Python 3.11."""

    def __init__(self, fake) -> None:
        self._region = RegionInfo(region_id="cn-hangzhou", endpoint=fake.tls_endpoint)

    def load(self) -> SecretsManagerPluginCredentialsProvider:
        messages = Queue(1000)
        return SecretsManagerPluginCredentialsProvider(
            AccessKeyCredential("test", "test"),
            [self._region],
            [SECRET],
            SecretExchange(),
            MonitorMemoryCacheSecretStoreStrategy(messages, None, None),
            DefaultSecretsManagerPluginCacheHook(messages, SecretRecoveryStrategy()),
            FullJitterBackoffStrategy(),
            RotateAKSecretRefreshSecretStrategy(),
            {},
        )


def ask(fake, client: AcsClient, request, **parameters) -> dict:
    for name, value in parameters.items():
        getattr(request, f"set_{name}")(value)
    request.set_endpoint(fake.tls_endpoint)
    return json.loads(client.do_action_with_exception(request))


@pytest.fixture
def owner(fake) -> AcsClient:
    """Who keeps the access keys of a RAM user as a secret."""
    client = AcsClient("test", "test", "cn-hangzhou", verify=fake.ca_file)
    ask(
        fake,
        client,
        CreateSecretRequest(),
        SecretName="$Auto",
        VersionId="v1",
        SecretType="RAMCredentials",
        SecretData='{"AccessKeys":[{"AccessKeyId":"alice-1","AccessKeySecret":"s"}]}',
        ExtendedConfig='{"SecretSubType":"RamUserAccessKey","UserName":"alice"}',
        EnableAutomaticRotation=True,
        RotationInterval="7d",
    )
    return client


def test_calls_are_signed_with_the_access_key_of_the_secret_and_with_its_next_one(fake, owner):
    AliyunSdkSecretsManagerPluginsManager.init(Settings(fake))
    client = ProxyAcsClient(SECRET, region_id="cn-hangzhou", verify=fake.ca_file)
    try:
        ask(fake, client, ListSecretsRequest())
        assert fake.calls("ListSecrets")[-1]["caller"] == "alice-1"

        ask(fake, owner, RotateSecretRequest(), SecretName=SECRET, VersionId="v2")
        AliyunSdkSecretsManagerPluginsManager.refresh_secret_info(SECRET)
        ask(fake, client, ListSecretsRequest())

        rotated = AliyunSdkSecretsManagerPluginsManager.get_access_key(SECRET).access_key_id
        assert rotated.startswith("LTAI")
        assert fake.calls("ListSecrets")[-1]["caller"] == rotated
    finally:
        client.shutdown()
