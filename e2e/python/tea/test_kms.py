"""alibabacloud-kms20160120, which writes Boolean parameters as True and False."""

import base64

import pytest
from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client
from Tea.exceptions import TeaException

LARGEST = "x" * 30_720
RAM_CREDENTIALS = '{"AccessKeys":[{"AccessKeyId":"i","AccessKeySecret":"s"}]}'


def new_key(client: Client, **parameters) -> str:
    return client.create_key(models.CreateKeyRequest(**parameters)).body.key_metadata.key_id


def metadata(client: Client, key_id: str):
    return client.describe_key(models.DescribeKeyRequest(key_id=key_id)).body.key_metadata


def new_secret(client: Client, value: str = "one", **parameters) -> None:
    client.create_secret(
        models.CreateSecretRequest(secret_name="db", version_id="v1", secret_data=value, **parameters)
    )


def new_ram_secret(client: Client, **parameters) -> str:
    return client.create_secret(
        models.CreateSecretRequest(
            secret_name="$Auto",
            version_id="v1",
            secret_type="RAMCredentials",
            secret_data=RAM_CREDENTIALS,
            extended_config={"SecretSubType": "RamUserAccessKey", "UserName": "alice"},
            **parameters,
        )
    ).body.secret_name


def value(client: Client, name: str = "db", **parameters):
    return client.get_secret_value(models.GetSecretValueRequest(secret_name=name, **parameters)).body


@pytest.mark.parametrize("rotates", [True, False])
def test_a_new_key_rotates_or_not(client, rotates):
    key_id = new_key(client, enable_automatic_rotation=rotates, rotation_interval="30d" if rotates else None)
    assert metadata(client, key_id).automatic_rotation == ("Enabled" if rotates else "Disabled")


def test_the_rotation_of_a_key_is_switched_on_and_off(client):
    key_id = new_key(client)
    for rotates, told in ((True, "Enabled"), (False, "Disabled")):
        client.update_rotation_policy(
            models.UpdateRotationPolicyRequest(
                key_id=key_id, enable_automatic_rotation=rotates, rotation_interval="30d" if rotates else None
            )
        )
        assert metadata(client, key_id).automatic_rotation == told


def test_a_key_is_protected_from_deletion_and_not(client):
    key_id = new_key(client)
    arn = metadata(client, key_id).arn
    for protected, told in ((True, "Enabled"), (False, "Disabled")):
        client.set_deletion_protection(
            models.SetDeletionProtectionRequest(
                protected_resource_arn=arn, enable_deletion_protection=protected
            )
        )
        assert metadata(client, key_id).deletion_protection == told


@pytest.mark.parametrize("rotates", [True, False])
def test_a_new_secret_rotates_or_not(client, rotates):
    name = new_ram_secret(client, enable_automatic_rotation=rotates, rotation_interval="7d" if rotates else None)
    assert value(client, name).automatic_rotation == ("Enabled" if rotates else "Disabled")


def test_the_rotation_of_a_secret_is_switched_on_and_off(client):
    name = new_ram_secret(client)
    for rotates, told in ((True, "Enabled"), (False, "Disabled")):
        client.update_secret_rotation_policy(
            models.UpdateSecretRotationPolicyRequest(
                secret_name=name, enable_automatic_rotation=rotates, rotation_interval="7d" if rotates else None
            )
        )
        assert value(client, name).automatic_rotation == told


def test_a_secret_comes_with_its_extended_config_or_without(client):
    name = new_ram_secret(client)
    assert "alice" in value(client, name, fetch_extended_config=True).extended_config
    assert not value(client, name, fetch_extended_config=False).extended_config


@pytest.mark.parametrize("fetch", [True, "true"])
def test_a_secret_comes_with_its_tags(client, fetch):
    new_secret(client, tags='[{"TagKey":"team","TagValue":"orders"}]')
    described = client.describe_secret(models.DescribeSecretRequest(secret_name="db", fetch_tags=fetch)).body
    assert [tag.tag_value for tag in described.tags.tag] == ["orders"]
    listed = client.list_secrets(models.ListSecretsRequest(fetch_tags=fetch)).body
    assert [tag.tag_value for tag in listed.secret_list.secret[0].tags.tag] == ["orders"]


@pytest.mark.parametrize("fetch", [False, "false"])
def test_a_secret_comes_without_its_tags(client, fetch):
    new_secret(client, tags='[{"TagKey":"team","TagValue":"orders"}]')
    described = client.describe_secret(models.DescribeSecretRequest(secret_name="db", fetch_tags=fetch)).body
    assert not described.tags or not described.tags.tag


@pytest.mark.parametrize("force", [True, "true"])
def test_a_secret_is_deleted_at_once(client, force):
    new_secret(client)
    client.delete_secret(models.DeleteSecretRequest(secret_name="db", force_delete_without_recovery=force))
    with pytest.raises(TeaException) as refusal:
        value(client)
    assert refusal.value.code == "Forbidden.ResourceNotFound"


@pytest.mark.parametrize("force", [False, "false"])
def test_a_deleted_secret_is_restored(client, force):
    new_secret(client)
    client.delete_secret(
        models.DeleteSecretRequest(
            secret_name="db", force_delete_without_recovery=force, recovery_window_in_days="7"
        )
    )
    client.restore_secret(models.RestoreSecretRequest(secret_name="db"))
    assert value(client).secret_data == "one"


@pytest.mark.parametrize("dry", [True, "true"])
def test_a_dry_run_does_nothing(client, dry):
    key_id = new_key(client)
    with pytest.raises(TeaException) as refusal:
        client.encrypt(models.EncryptRequest(key_id=key_id, plaintext="cGxhaW4=", dry_run=dry))
    assert refusal.value.code == "DryRunOperationError"


@pytest.mark.parametrize("dry", [False, "false"])
def test_a_call_that_is_no_dry_run_is_performed(client, dry):
    key_id = new_key(client)
    assert client.encrypt(
        models.EncryptRequest(key_id=key_id, plaintext="cGxhaW4=", dry_run=dry)
    ).body.ciphertext_blob


def test_a_password_is_without_what_was_excluded(client):
    asked = dict(
        password_length="32",
        exclude_lowercase=True,
        exclude_numbers=True,
        exclude_punctuation=True,
        exclude_uppercase=False,
        require_each_included_type=True,
    )
    password = client.get_random_password(models.GetRandomPasswordRequest(**asked)).body.random_password
    assert len(password) == 32 and password.isalpha() and password.isupper()


def test_all_tags_are_removed(client):
    key_id = new_key(client, tags='[{"TagKey":"team","TagValue":"orders"}]')
    client.untag_resources(
        models.UntagResourcesRequest(region_id="cn-hangzhou", resource_type="key", resource_id=[key_id], all=True)
    )
    tags = client.list_resource_tags(models.ListResourceTagsRequest(key_id=key_id)).body.tags
    assert not tags.tag


def test_what_is_encrypted_is_decrypted_again(client):
    plaintext = base64.b64encode("geheim ü".encode()).decode()
    context = {"order": "4711", "customer": "Ärzte & Söhne"}
    blob = client.encrypt(
        models.EncryptRequest(key_id=new_key(client), plaintext=plaintext, encryption_context=context)
    ).body.ciphertext_blob
    opened = client.decrypt(models.DecryptRequest(ciphertext_blob=blob, encryption_context=context)).body
    assert opened.plaintext == plaintext


def test_a_new_version_of_a_secret_is_the_current_one(client):
    new_secret(client)
    client.put_secret_value(models.PutSecretValueRequest(secret_name="db", version_id="v2", secret_data="two"))
    assert value(client).secret_data == "two"
    assert value(client, version_stage="ACSPrevious").secret_data == "one"


def test_a_managed_secret_is_rotated(client):
    name = new_ram_secret(client)
    before = value(client, name)
    client.rotate_secret(models.RotateSecretRequest(secret_name=name, version_id="v2"))
    after = value(client, name)
    assert after.version_id == "v2" and after.secret_data != before.secret_data


def test_the_largest_value_is_kept(client):
    new_secret(client, LARGEST)
    assert value(client).secret_data == LARGEST


def test_a_larger_one_is_refused(client):
    with pytest.raises(TeaException) as refusal:
        new_secret(client, LARGEST + "x")
    assert refusal.value.code == "InvalidParameter"


def test_a_refusal_has_code_status_and_request(client):
    with pytest.raises(TeaException) as refusal:
        value(client, "none")
    assert refusal.value.code == "Forbidden.ResourceNotFound"
    assert refusal.value.data["statusCode"] == 404
    assert refusal.value.data["RequestId"]
