#!/usr/bin/env bash
# oss2 2.19.1 (CryptoBucket with AliKMSProvider) with aliyun-python-sdk-core 2.16.1 and aliyun-python-sdk-kms 2.16.5
#
# Behaviour: client-side encryption of an object asks KMS for more than a data key. The initial counter of AES-CTR, no
#   secret elsewhere, is Base64 text that is encrypted by a second call, with the master key itself. One put is
#   GenerateDataKey and Encrypt, one get is Decrypt twice; the object's metadata has each blob in Base64 once more.
#   GenerateDataKey names its size twice, KeySpec=AES_256 and NumberOfBytes=32, and a passphrase travels as the
#   context {"x-passphrase": …}.
# Seen: put: GenerateDataKey (AES_256, 32), Encrypt (24 characters, Base64 of 16 bytes), then PUT; get: GET, then
#   Decrypt of the key and Decrypt of the counter, both with the context.
# Why it matters: a policy of kms:GenerateDataKey and kms:Decrypt, all that envelope encryption usually needs, is
#   refused at the first put. A stand-in that allows only one of KeySpec and NumberOfBytes refuses this client, and a
#   test that counts calls counts two for each object.
source "$(dirname "$0")/lib/common.bash"

python_packages oss2==2.19.1 aliyun-python-sdk-core==2.16.1 aliyun-python-sdk-kms==2.16.5
certificate
cat > object.py <<'PYTHON'
import sys

import oss2
from aliyunsdkcore.profile import region_provider
from oss2.crypto import AliKMSProvider

address = "127.0.0.1:" + sys.argv[1]
region_provider.modify_point("Kms", "cn-hangzhou", address)
provider = AliKMSProvider("id", "secret", "cn-hangzhou", "key", passphrase="pass")
provider.kms_client.set_verify("server.pem")
bucket = oss2.CryptoBucket(oss2.Auth("id", "secret"), "https://" + address, "bucket", crypto_provider=provider,
                           is_path_style=True, enable_crc=False)
bucket.put_object("object", b"content")
bucket.get_object("object").read()
PYTHON
key=$(printf '%032d' 0 | base64)
counter=$(printf '%016d' 0 | base64)
meta=x-oss-meta-client-side-encryption
record "{
    \"GenerateDataKey\": [{\"body\": {\"KeyId\": \"key\", \"Plaintext\": \"$key\", \"CiphertextBlob\": \"a2V5\"}}],
    \"Encrypt\": [{\"body\": {\"KeyId\": \"key\", \"CiphertextBlob\": \"aXY=\"}}],
    \"Decrypt\": [{\"body\": {\"Plaintext\": \"$key\"}}, {\"body\": {\"Plaintext\": \"$counter\"}}],
    \"*\": [{\"body\": \"\"}, {\"hex\": \"00112233445566\", \"headers\": {
        \"$meta-key\": \"YTJWNQ==\", \"$meta-start\": \"YVhZPQ==\", \"$meta-cek-alg\": \"AES/CTR/NoPadding\",
        \"$meta-wrap-alg\": \"KMS/ALICLOUD\"}}]}" server.pem server.key
REQUESTS_CA_BUNDLE=server.pem venv/bin/python object.py "$port"
expect 'calls' '["GenerateDataKey","Encrypt","PUT","GET","Decrypt","Decrypt"]' "$(requests 'map(.action // .method)')"
expect 'GenerateDataKey' '["AES_256","32"]' "$(requests '.[0].query | [.KeySpec, .NumberOfBytes]')"
expect 'Encrypt, characters' 24 "$(requests '.[1].query.Plaintext | length')"
expect 'Decrypt' '["a2V5","aXY="]' "$(requests '.[4:] | map(.query.CiphertextBlob)')"
expect 'contexts' '["{\"x-passphrase\":\"pass\"}"]' "$(requests 'map(.query.EncryptionContext | select(.)) | unique')"
