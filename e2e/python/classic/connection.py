"""How the older SDK reaches the fake, and what an application needs to use an instance."""

import json

from aliyunsdkcore.client import AcsClient
from aliyunsdkcore.request import RpcRequest
from aliyunsdkkms.request.v20160120.CreateApplicationAccessPointRequest import CreateApplicationAccessPointRequest
from aliyunsdkkms.request.v20160120.CreateClientKeyRequest import CreateClientKeyRequest
from aliyunsdkkms.request.v20160120.CreateKeyRequest import CreateKeyRequest
from aliyunsdkkms.request.v20160120.CreatePolicyRequest import CreatePolicyRequest

PASSWORD = "correct-horse-7"


class Kms:
    """Calls with the models of aliyun-python-sdk-kms, whose answers are read as JSON."""

    def __init__(self, fake, https: bool) -> None:
        self._client = AcsClient("test", "test", "cn-hangzhou", verify=fake.ca_file)
        self._endpoint = fake.tls_endpoint if https else fake.endpoint
        self._protocol = "https" if https else "http"

    def ask(self, request: RpcRequest, **parameters: object) -> dict:
        for name, value in parameters.items():
            getattr(request, f"set_{name}")(value)
        request.set_endpoint(self._endpoint)
        request.set_protocol_type(self._protocol)
        return json.loads(self._client.do_action_with_exception(request))


def in_instance(fake, kms: Kms) -> dict:
    """The parameters with which a secret becomes one of the instance."""
    key = kms.ask(CreateKeyRequest(), DKMSInstanceId=fake.instance())
    return {"DKMSInstanceId": fake.instance(), "EncryptionKeyId": key["KeyMetadata"]["KeyId"]}


def client_key(fake, kms: Kms) -> tuple[str, str]:
    """The content of a client key file that opens all keys and secrets of the instance, and its password."""
    kms.ask(
        CreatePolicyRequest(),
        Name="orders-policy",
        KmsInstance=fake.instance(),
        Permissions=json.dumps(
            [
                "RbacPermission/Template/CryptoServiceKeyUser",
                "RbacPermission/Template/CryptoServiceSecretUser",
            ]
        ),
        Resources=json.dumps(["key/*", "secret/*"]),
    )
    kms.ask(
        CreateApplicationAccessPointRequest(),
        Name="orders",
        AuthenticationMethod="ClientKey",
        Policies=json.dumps(["orders-policy"]),
    )
    made = kms.ask(CreateClientKeyRequest(), AapName="orders", Password=PASSWORD)
    return json.dumps({"KeyId": made["ClientKeyId"], "PrivateKeyData": made["PrivateKeyData"]}), PASSWORD
