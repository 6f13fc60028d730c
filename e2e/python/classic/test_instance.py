"""alibabacloud-dkms-gcs, the protocol of KMS instances with a client key, over HTTP and over HTTPS."""

import pytest
from aliyunsdkkms.request.v20160120.CreateKeyRequest import CreateKeyRequest
from aliyunsdkkms.request.v20160120.CreateSecretRequest import CreateSecretRequest
from openapi.models import Config
from openapi_util.models import RuntimeOptions
from sdk import models
from sdk.client import Client
from Tea.exceptions import TeaException

from connection import client_key, in_instance


@pytest.fixture(params=["http", "https"])
def instance(fake, kms, request) -> Client:
    content, password = client_key(fake, kms)
    config = Config(client_key_content=content, password=password)
    config.protocol = request.param
    config.endpoint = fake.endpoint if request.param == "http" else fake.tls_endpoint
    config.ca_file_path = fake.ca_file
    return Client(config)


@pytest.mark.parametrize("kms", ["http"], indirect=True)
class TestInstance:
    def test_what_is_encrypted_is_decrypted_again(self, fake, kms, instance):
        key_id = kms.ask(CreateKeyRequest(), DKMSInstanceId=fake.instance())["KeyMetadata"]["KeyId"]
        for message in (b"secret", b"x" * 6_000):
            sealed = instance.advance_encrypt(models.AdvanceEncryptRequest(key_id=key_id, plaintext=message))
            opened = instance.advance_decrypt(models.AdvanceDecryptRequest(ciphertext_blob=sealed.ciphertext_blob))
            assert opened.plaintext == message

    def test_a_data_key_is_opened_again(self, fake, kms, instance):
        key_id = kms.ask(CreateKeyRequest(), DKMSInstanceId=fake.instance())["KeyMetadata"]["KeyId"]
        made = instance.advance_generate_data_key(
            models.AdvanceGenerateDataKeyRequest(key_id=key_id, number_of_bytes=32)
        )
        opened = instance.advance_decrypt(models.AdvanceDecryptRequest(ciphertext_blob=made.ciphertext_blob))
        assert len(opened.plaintext) == 32 and opened.plaintext == made.plaintext

    @pytest.mark.parametrize("fetch", [True, False])
    def test_the_largest_value_is_read(self, fake, kms, instance, fetch):
        largest = "x" * 30_720
        kms.ask(CreateSecretRequest(), SecretName="db", VersionId="v1", SecretData=largest, **in_instance(fake, kms))
        asked = models.GetSecretValueRequest(secret_name="db", fetch_extended_config=fetch)
        assert instance.get_secret_value(asked).secret_data == largest

    def test_a_refusal_has_its_code(self, instance):
        with pytest.raises(TeaException) as refusal:
            instance.get_secret_value(models.GetSecretValueRequest(secret_name="none"))
        assert refusal.value.code == "Forbidden.ResourceNotFound"
