"""aliyun-secret-manager-client, with an access key and with a client key of an instance."""

import pytest
from alibaba_cloud_secretsmanager_client.model.dkms_config import DKmsConfig
from alibaba_cloud_secretsmanager_client.model.region_info import RegionInfo
from alibaba_cloud_secretsmanager_client.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibaba_cloud_secretsmanager_client.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkkms.request.v20160120.CreateSecretRequest import CreateSecretRequest
from aliyunsdkkms.request.v20160120.PutSecretValueRequest import PutSecretValueRequest

from connection import client_key, in_instance


def with_access_key(fake, kms):
    """Over HTTPS, whose certificates this client does not check."""
    region = RegionInfo(region_id="cn-hangzhou", endpoint=fake.tls_endpoint)
    return DefaultSecretManagerClientBuilder.standard().with_access_key("test", "test").add_region_info(region)


def with_client_key(fake, kms):
    config = DKmsConfig(ca_file_path=fake.ca_file)
    config.region_id = "cn-hangzhou"
    config.endpoint = fake.tls_endpoint
    config.client_key_content, config.password = client_key(fake, kms)
    return DefaultSecretManagerClientBuilder.standard().add_dkms_config(config)


@pytest.fixture(params=[with_access_key, with_client_key])
def secrets(fake, kms, request):
    client = SecretManagerCacheClientBuilder.new_cache_client_builder(
        request.param(fake, kms).build()
    ).build()
    yield client
    client.close()


@pytest.mark.parametrize("kms", ["http"], indirect=True)
class TestSecretsClient:
    def test_a_secret_is_kept_until_it_is_refreshed(self, fake, kms, secrets):
        kms.ask(CreateSecretRequest(), SecretName="db", VersionId="v1", SecretData="one", **in_instance(fake, kms))
        assert secrets.get_secret_value("db") == "one"
        kms.ask(PutSecretValueRequest(), SecretName="db", VersionId="v2", SecretData="two")
        assert secrets.get_secret_value("db") == "one"
        assert len(fake.calls("GetSecretValue")) == 1

        assert secrets.refresh_now("db")

        assert secrets.get_secret_value("db") == "two"
        assert secrets.get_secret_info("db").version_id == "v2"

    def test_the_largest_value_is_read(self, fake, kms, secrets):
        largest = "x" * 30_720
        kms.ask(CreateSecretRequest(), SecretName="db", VersionId="v1", SecretData=largest, **in_instance(fake, kms))
        assert secrets.get_secret_value("db") == largest

    def test_a_secret_that_does_not_exist_is_told(self, secrets):
        with pytest.raises(ServerException) as refusal:
            secrets.get_secret_value("none")
        assert refusal.value.get_error_code() == "Forbidden.ResourceNotFound"
