#!/usr/bin/env bash
# moto 5.2.5 (the KMS of AWS in memory) with boto3 1.44.8
#
# Behaviour: the stand-in keeps the state and the usage of a key and describes them rightly, but cryptography asks for
#   neither. A key that is disabled or waits for its deletion encrypts, decrypts and makes data keys, and a signing
#   key of RSA encrypts too. Usage is looked at in one direction only: Sign with an encryption key is refused. Another
#   EncryptionContext is refused as it should be.
# Seen: Disabled: Encrypt, Decrypt, GenerateDataKey succeed; PendingDeletion: Decrypt succeeds; Encrypt with a key of
#   SIGN_VERIFY succeeds; Sign with a key of ENCRYPT_DECRYPT: ValidationException.
# Why it matters: tests of "what if the key is disabled" are the usual reason for a KMS stand-in. Carried over from
#   moto they were never red, and against a KMS that enforces states the code under them meets its first refusal.
source "$(dirname "$0")/lib/common.bash"

python_packages 'moto[kms]==5.2.5' boto3==1.44.8
cat > states.py <<'PYTHON'
import boto3
from botocore.exceptions import ClientError
from moto import mock_aws


def say(what, call, **parameters):
    try:
        call(**parameters)
        print(what, "succeeds")
    except ClientError as e:
        print(what, e.response["Error"]["Code"])


with mock_aws():
    kms = boto3.client("kms", "us-east-1", aws_access_key_id="id", aws_secret_access_key="secret")
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    signing = kms.create_key(KeySpec="RSA_2048", KeyUsage="SIGN_VERIFY")["KeyMetadata"]["KeyId"]
    sealed = kms.encrypt(KeyId=key, Plaintext=b"text", EncryptionContext={"a": "1"})["CiphertextBlob"]
    context = {"a": "1"}
    kms.disable_key(KeyId=key)
    print(kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"])
    say("Encrypt", kms.encrypt, KeyId=key, Plaintext=b"text")
    say("Decrypt", kms.decrypt, CiphertextBlob=sealed, EncryptionContext=context)
    say("GenerateDataKey", kms.generate_data_key, KeyId=key, KeySpec="AES_256")
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    print(kms.describe_key(KeyId=key)["KeyMetadata"]["KeyState"])
    say("Decrypt", kms.decrypt, CiphertextBlob=sealed, EncryptionContext=context)
    say("Decrypt, other context", kms.decrypt, CiphertextBlob=sealed, EncryptionContext={"a": "2"})
    say("Encrypt, signing key", kms.encrypt, KeyId=signing, Plaintext=b"text")
    say("Sign, encryption key", kms.sign, KeyId=key, Message=b"text", SigningAlgorithm="RSASSA_PSS_SHA_256")
PYTHON
described='Disabled
Encrypt succeeds
Decrypt succeeds
GenerateDataKey succeeds
PendingDeletion
Decrypt succeeds
Decrypt, other context InvalidCiphertextException
Encrypt, signing key succeeds
Sign, encryption key ValidationException'
expect 'calls' "$described" "$(venv/bin/python states.py)"
