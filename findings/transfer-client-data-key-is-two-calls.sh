#!/usr/bin/env bash
# alibabacloud-kms-python-sdk 1.1.3 with alibabacloud-dkms-gcs 1.0.2 (TransferClient, the instance protocol)
#
# Behaviour: GenerateDataKey through the TransferClient is not the instance's call of that kind. The client asks the
#   instance for a data key, throws the ciphertext of the answer away, and has the plaintext encrypted by a second
#   call; what that call seals is the Base64 text of the key, 44 bytes, not its 32. An EncryptionContext never reaches
#   the instance: its Aad is the hex text of the SHA-256 of "key=value" pairs, sorted and joined by "&".
# Seen: for one generate_data_key of AES_256: AdvanceGenerateDataKey, then AdvanceEncrypt with a plaintext of 44
#   bytes, the Base64 of the first answer's; Aad of both 64 hex digits; the caller's blob has the second ciphertext
#   only.
# Why it matters: a client key or a policy that permits only generating data keys is refused, counts of calls are
#   doubled, a fault for the second call loses a key that the first had made, and whoever opens the ciphertext by the
#   instance's own client gets text instead of the key.
source "$(dirname "$0")/lib/common.bash"

python_packages alibabacloud-kms-python-sdk==1.1.3 alibabacloud-dkms-gcs==1.0.2
openssl genrsa -traditional -out client.pem 2048 2> openssl.log
cat > answers.py <<'PYTHON'
import json

from openapi_util.protobuf import api_pb2

key = api_pb2.AdvanceGenerateDataKeyResponse(KeyId="key", Plaintext=bytes(range(32)), CiphertextBlob=b"abcfirst")
sealed = api_pb2.AdvanceEncryptResponse(KeyId="key", CiphertextBlob=b"abcsecond")
print(json.dumps({
    "AdvanceGenerateDataKey": [{"hex": key.SerializeToString().hex()}],
    "AdvanceEncrypt": [{"hex": sealed.SerializeToString().hex()}],
    "*": [{"status": 400}],
}))
PYTHON
cat > data_key.py <<'PYTHON'
import base64
import sys

from alibabacloud_kms20160120.models import GenerateDataKeyRequest
from alibabacloud_kms_kms20160120.models import KmsConfig
from alibabacloud_kms_kms20160120.transfer_client import TransferClient

client = TransferClient(kms_config=KmsConfig(client_key_id="client", private_key=open("client.pem").read().strip(),
                                             protocol="http", endpoint="127.0.0.1:" + sys.argv[1]))
answer = client.generate_data_key(GenerateDataKeyRequest(
    key_id="key", key_spec="AES_256", encryption_context={"tenant": "a", "order": "7"}))
print(base64.b64decode(answer.body.ciphertext_blob).decode())
PYTHON
cat > sent.py <<'PYTHON'
import base64
import hashlib
import json

from openapi_util.protobuf import api_pb2

first, second = [json.loads(line) for line in open("requests")]
generate = api_pb2.AdvanceGenerateDataKeyRequest.FromString(bytes.fromhex(first["body"]))
encrypt = api_pb2.AdvanceEncryptRequest.FromString(bytes.fromhex(second["body"]))
digest = hashlib.sha256(b"order=7&tenant=a").hexdigest().encode()
print(len(encrypt.Plaintext), encrypt.Plaintext == base64.b64encode(bytes(range(32))),
      generate.Aad == encrypt.Aad == digest)
PYTHON
record "$(venv/bin/python answers.py)"
expect 'the ciphertext that the caller gets' second "$(venv/bin/python data_key.py "$port")"
expect 'calls' '["AdvanceGenerateDataKey","AdvanceEncrypt"]' "$(requests 'map(.action)')"
expect 'size of what is sealed, Base64 of the key, Aad a hex digest' '44 True True' "$(venv/bin/python sent.py)"
