import os
import urllib.request
from pathlib import Path

import pytest
from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from alibabacloud_tea_openapi.models import Config
from Tea.exceptions import TeaException

from envelope import new_data_key, open_data_key

ENDPOINT = os.environ.get("KMS_ENDPOINT", "127.0.0.1:4590")
TLS_ENDPOINT = os.environ.get("KMS_TLS_ENDPOINT", "127.0.0.1:4591")


@pytest.fixture
def client() -> Client:
    urllib.request.urlopen(urllib.request.Request(f"http://{ENDPOINT}/_kms-fake/reset", method="POST"))
    return Client(Config(endpoint=ENDPOINT, protocol="http", access_key_id="test", access_key_secret="test"))


def test_a_data_key_can_be_opened_again(client: Client) -> None:
    key_id = client.create_key(models.CreateKeyRequest()).body.key_metadata.key_id
    plain, wrapped = new_data_key(client, key_id)
    assert len(plain) == 32
    assert open_data_key(client, wrapped) == plain


def test_it_cannot_while_the_key_is_disabled(client: Client) -> None:
    key_id = client.create_key(models.CreateKeyRequest()).body.key_metadata.key_id
    _, wrapped = new_data_key(client, key_id)
    client.disable_key(models.DisableKeyRequest(key_id=key_id))
    with pytest.raises(TeaException) as refusal:
        open_data_key(client, wrapped)
    assert refusal.value.code == "Rejected.Disabled"


def test_over_https_the_authority_is_given_as_a_file(client: Client, tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_bytes(urllib.request.urlopen(f"http://{ENDPOINT}/_kms-fake/ca.pem").read())
    over_tls = Client(
        Config(endpoint=TLS_ENDPOINT, ca=str(authority), access_key_id="test", access_key_secret="test")
    )
    key_id = over_tls.create_key(models.CreateKeyRequest()).body.key_metadata.key_id
    assert len(new_data_key(client, key_id)[0]) == 32
