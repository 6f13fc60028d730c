"""alibabacloud-secretsmanager-client-v2, which keeps the secrets it has read, and asks with FetchExtendedConfig=True."""

import pytest
from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_secretsmanager_client_v2.secret_manager_cache_client_builder import SecretManagerCacheClientBuilder
from alibabacloud_secretsmanager_client_v2.service.default_secret_manager_client_builder import (
    DefaultSecretManagerClientBuilder,
)
from Tea.exceptions import TeaException

from connection import config


@pytest.fixture
def secrets(fake):
    """A client of secrets that trusts the fake's authority."""
    settings = config(fake, https=True)
    settings.region_id = "cn-hangzhou"
    client = SecretManagerCacheClientBuilder.new_cache_client_builder(
        DefaultSecretManagerClientBuilder.standard().add_config(settings).build()
    ).build()
    yield client
    client.close()


def store(client: Client, version_id: str, value: str, **parameters) -> None:
    request = models.CreateSecretRequest if version_id == "v1" else models.PutSecretValueRequest
    call = client.create_secret if version_id == "v1" else client.put_secret_value
    call(request(secret_name="db", version_id=version_id, secret_data=value, **parameters))


def test_a_secret_is_kept_until_it_is_refreshed(fake, client, secrets):
    store(client, "v1", "one")
    assert secrets.get_secret_value("db") == "one"
    store(client, "v2", "two")
    assert secrets.get_secret_value("db") == "one"
    assert len(fake.calls("GetSecretValue")) == 1

    assert secrets.refresh_now("db")

    assert secrets.get_secret_value("db") == "two"
    assert secrets.get_secret_info("db").version_id == "v2"
    assert len(fake.calls("GetSecretValue")) == 2


def test_a_binary_secret_is_read(client, secrets):
    store(client, "v1", "AAEC", secret_data_type="binary")
    assert secrets.get_secret_info("db").secret_data_type == "binary"


def test_the_largest_value_is_read(client, secrets):
    store(client, "v1", "x" * 30_720)
    assert secrets.get_secret_value("db") == "x" * 30_720


def test_a_secret_that_does_not_exist_is_told(secrets):
    with pytest.raises(TeaException) as refusal:
        secrets.get_secret_value("none")
    assert refusal.value.code == "Forbidden.ResourceNotFound"
