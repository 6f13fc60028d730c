"""aliyun-python-sdk-kms, which writes Boolean parameters as True and False."""

import base64
import json

import pytest
from aliyunsdkcore.acs_exception.exceptions import ServerException
from aliyunsdkkms.request.v20160120.CreateKeyRequest import CreateKeyRequest
from aliyunsdkkms.request.v20160120.CreateSecretRequest import CreateSecretRequest
from aliyunsdkkms.request.v20160120.DecryptRequest import DecryptRequest
from aliyunsdkkms.request.v20160120.DeleteSecretRequest import DeleteSecretRequest
from aliyunsdkkms.request.v20160120.DescribeKeyRequest import DescribeKeyRequest
from aliyunsdkkms.request.v20160120.DescribeSecretRequest import DescribeSecretRequest
from aliyunsdkkms.request.v20160120.EncryptRequest import EncryptRequest
from aliyunsdkkms.request.v20160120.GetSecretValueRequest import GetSecretValueRequest
from aliyunsdkkms.request.v20160120.ListResourceTagsRequest import ListResourceTagsRequest
from aliyunsdkkms.request.v20160120.ListSecretsRequest import ListSecretsRequest
from aliyunsdkkms.request.v20160120.PutSecretValueRequest import PutSecretValueRequest
from aliyunsdkkms.request.v20160120.RestoreSecretRequest import RestoreSecretRequest
from aliyunsdkkms.request.v20160120.RotateSecretRequest import RotateSecretRequest
from aliyunsdkkms.request.v20160120.SetDeletionProtectionRequest import SetDeletionProtectionRequest
from aliyunsdkkms.request.v20160120.UntagResourcesRequest import UntagResourcesRequest
from aliyunsdkkms.request.v20160120.UpdateRotationPolicyRequest import UpdateRotationPolicyRequest
from aliyunsdkkms.request.v20160120.UpdateSecretRotationPolicyRequest import UpdateSecretRotationPolicyRequest

LARGEST = "x" * 30_720
TAGS = '[{"TagKey":"team","TagValue":"orders"}]'
SWITCHED = ((True, "Enabled"), (False, "Disabled"))


def new_key(kms, **parameters) -> str:
    return kms.ask(CreateKeyRequest(), **parameters)["KeyMetadata"]["KeyId"]


def metadata(kms, key_id) -> dict:
    return kms.ask(DescribeKeyRequest(), KeyId=key_id)["KeyMetadata"]


def new_secret(kms, value="one", **parameters) -> None:
    kms.ask(CreateSecretRequest(), SecretName="db", VersionId="v1", SecretData=value, **parameters)


def new_ram_secret(kms, **parameters) -> str:
    return kms.ask(
        CreateSecretRequest(),
        SecretName="$Auto",
        VersionId="v1",
        SecretType="RAMCredentials",
        SecretData='{"AccessKeys":[{"AccessKeyId":"i","AccessKeySecret":"s"}]}',
        ExtendedConfig='{"SecretSubType":"RamUserAccessKey","UserName":"alice"}',
        **parameters,
    )["SecretName"]


def value(kms, name="db", **parameters) -> dict:
    return kms.ask(GetSecretValueRequest(), SecretName=name, **parameters)


def rotation(interval, rotates) -> dict:
    return {"EnableAutomaticRotation": rotates} | ({"RotationInterval": interval} if rotates else {})


def refused(call, *asked, **parameters) -> ServerException:
    with pytest.raises(ServerException) as refusal:
        call(*asked, **parameters)
    return refusal.value


@pytest.mark.parametrize("rotates, told", SWITCHED)
def test_a_new_key_rotates_or_not(kms, rotates, told):
    key_id = new_key(kms, **rotation("30d", rotates))
    assert metadata(kms, key_id)["AutomaticRotation"] == told


def test_the_rotation_of_a_key_is_switched_on_and_off(kms):
    key_id = new_key(kms)
    for rotates, told in SWITCHED:
        kms.ask(UpdateRotationPolicyRequest(), KeyId=key_id, **rotation("30d", rotates))
        assert metadata(kms, key_id)["AutomaticRotation"] == told


def test_a_key_is_protected_from_deletion_and_not(kms):
    key_id = new_key(kms)
    arn = metadata(kms, key_id)["Arn"]
    for protected, told in SWITCHED:
        kms.ask(SetDeletionProtectionRequest(), ProtectedResourceArn=arn, EnableDeletionProtection=protected)
        assert metadata(kms, key_id)["DeletionProtection"] == told


@pytest.mark.parametrize("rotates, told", SWITCHED)
def test_a_new_secret_rotates_or_not(kms, rotates, told):
    name = new_ram_secret(kms, **rotation("7d", rotates))
    assert value(kms, name)["AutomaticRotation"] == told


def test_the_rotation_of_a_secret_is_switched_on_and_off(kms):
    name = new_ram_secret(kms)
    for rotates, told in SWITCHED:
        kms.ask(UpdateSecretRotationPolicyRequest(), SecretName=name, **rotation("7d", rotates))
        assert value(kms, name)["AutomaticRotation"] == told


def test_a_secret_comes_with_its_extended_config_or_without(kms):
    name = new_ram_secret(kms)
    assert "alice" in value(kms, name, FetchExtendedConfig=True)["ExtendedConfig"]
    assert not value(kms, name, FetchExtendedConfig=False).get("ExtendedConfig")


@pytest.mark.parametrize("fetch, told", [(True, ["orders"]), (False, [])])
def test_a_secret_comes_with_its_tags_or_without(kms, fetch, told):
    new_secret(kms, Tags=TAGS)
    described = kms.ask(DescribeSecretRequest(), SecretName="db", FetchTags=fetch)
    listed = kms.ask(ListSecretsRequest(), FetchTags=fetch)["SecretList"]["Secret"][0]
    for secret in (described, listed):
        assert [tag["TagValue"] for tag in secret.get("Tags", {}).get("Tag", [])] == told


def test_a_secret_is_deleted_at_once(kms):
    new_secret(kms)
    kms.ask(DeleteSecretRequest(), SecretName="db", ForceDeleteWithoutRecovery=True)
    assert refused(value, kms).get_error_code() == "Forbidden.ResourceNotFound"


def test_a_deleted_secret_is_restored(kms):
    new_secret(kms)
    kms.ask(DeleteSecretRequest(), SecretName="db", ForceDeleteWithoutRecovery=False, RecoveryWindowInDays=7)
    kms.ask(RestoreSecretRequest(), SecretName="db")
    assert value(kms)["SecretData"] == "one"


def test_a_dry_run_does_nothing(kms):
    asked = dict(KeyId=new_key(kms), Plaintext="cGxhaW4=")
    refusal = refused(kms.ask, EncryptRequest(), DryRun=True, **asked)
    assert refusal.get_error_code() == "DryRunOperationError"
    assert kms.ask(EncryptRequest(), DryRun=False, **asked)["CiphertextBlob"]


def test_all_tags_are_removed(kms):
    key_id = new_key(kms, Tags=TAGS)
    kms.ask(UntagResourcesRequest(), ResourceType="key", ResourceIds=[key_id], All=True)
    assert kms.ask(ListResourceTagsRequest(), KeyId=key_id)["Tags"]["Tag"] == []


def test_what_is_encrypted_is_decrypted_again(kms):
    plaintext = base64.b64encode("geheim ü".encode()).decode()
    context = json.dumps({"order": "4711", "customer": "Ärzte & Söhne"})
    blob = kms.ask(EncryptRequest(), KeyId=new_key(kms), Plaintext=plaintext, EncryptionContext=context)[
        "CiphertextBlob"
    ]
    assert kms.ask(DecryptRequest(), CiphertextBlob=blob, EncryptionContext=context)["Plaintext"] == plaintext


def test_a_new_version_of_a_secret_is_the_current_one(kms):
    new_secret(kms)
    kms.ask(PutSecretValueRequest(), SecretName="db", VersionId="v2", SecretData="two")
    assert value(kms)["SecretData"] == "two"
    assert value(kms, VersionStage="ACSPrevious")["SecretData"] == "one"


def test_a_managed_secret_is_rotated(kms):
    name = new_ram_secret(kms)
    before = value(kms, name)
    kms.ask(RotateSecretRequest(), SecretName=name, VersionId="v2")
    after = value(kms, name)
    assert after["VersionId"] == "v2" and after["SecretData"] != before["SecretData"]


def test_the_largest_value_is_kept(kms):
    new_secret(kms, LARGEST)
    assert value(kms)["SecretData"] == LARGEST


def test_a_refusal_has_code_status_and_request(kms):
    refusal = refused(value, kms, "none")
    assert refusal.get_error_code() == "Forbidden.ResourceNotFound"
    assert refusal.get_http_status() == 404
    assert refusal.get_request_id()
