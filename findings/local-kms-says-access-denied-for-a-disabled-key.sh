#!/usr/bin/env bash
# github.com/nsmithuk/local-kms v0.0.0-20260228092603-2a5e92d09ab6 (a stand-in for the KMS of AWS) with boto3 1.44.8
#
# Behaviour: whether the stand-in says why it can't decrypt depends on a parameter that symmetric decryption doesn't need.
#   With a KeyId the refusal names the state of the key; without one each reason becomes AccessDeniedException, as if the
#   key weren't there. Encrypt and ReEncrypt with the same key always name the state. A ciphertext that isn't one is
#   InvalidCiphertextException for Decrypt, and NotFoundException, of a key without an ID, for ReEncrypt.
# Seen, for a disabled key and one that waits for its deletion: Encrypt, Decrypt with KeyId, and ReEncrypt
#   DisabledException, KMSInvalidStateException; Decrypt without KeyId AccessDeniedException for both. Other text as
#   ciphertext: Decrypt InvalidCiphertextException, ReEncrypt NotFoundException.
# Why it matters: code under test that tells a disabled key from a missing permission takes the wrong branch here, unless it
#   passes a KeyId. What a stand-in answers has to be looked at call by call.
source "$(dirname "$0")/lib/common.bash"

GOBIN=$work go install github.com/nsmithuk/local-kms@v0.0.0-20260228092603-2a5e92d09ab6
python_packages boto3==1.44.8
cat > refusals.py <<'PYTHON'
import socket
import subprocess
import time

import boto3
from botocore.exceptions import ClientError

with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen(["./local-kms"], env={"PORT": str(port), "KMS_DATA_PATH": "."}, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
for _ in range(100):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            break
    time.sleep(0.1)
kms = boto3.client("kms", "eu-west-2", endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id="id",
                   aws_secret_access_key="secret")


def codes(*calls):
    for call in calls:
        try:
            call()
            yield "succeeds"
        except ClientError as e:
            yield e.response["Error"]["Code"]


def all_calls(key, sealed):
    print(*codes(lambda: kms.encrypt(KeyId=key, Plaintext=b"text"),
                 lambda: kms.re_encrypt(CiphertextBlob=sealed, DestinationKeyId=key),
                 lambda: kms.decrypt(CiphertextBlob=sealed, KeyId=key),
                 lambda: kms.decrypt(CiphertextBlob=sealed)))


try:
    key = kms.create_key()["KeyMetadata"]["KeyId"]
    sealed = kms.encrypt(KeyId=key, Plaintext=b"text")["CiphertextBlob"]
    all_calls(key, sealed)
    kms.disable_key(KeyId=key)
    all_calls(key, sealed)
    kms.schedule_key_deletion(KeyId=key, PendingWindowInDays=7)
    all_calls(key, sealed)
    print(*codes(lambda: kms.decrypt(CiphertextBlob=b"other text"),
                 lambda: kms.re_encrypt(CiphertextBlob=b"other text", DestinationKeyId=key)))
finally:
    server.kill()
    server.wait()
PYTHON
mapfile -t seen < <(venv/bin/python refusals.py)
expect 'Encrypt, ReEncrypt, Decrypt with KeyId, Decrypt; enabled' 'succeeds succeeds succeeds succeeds' "${seen[0]}"
expect '  disabled' 'DisabledException DisabledException DisabledException AccessDeniedException' "${seen[1]}"
expect '  pending deletion' \
    'KMSInvalidStateException KMSInvalidStateException KMSInvalidStateException AccessDeniedException' "${seen[2]}"
expect 'other text, Decrypt and ReEncrypt' 'InvalidCiphertextException NotFoundException' "${seen[3]}"
