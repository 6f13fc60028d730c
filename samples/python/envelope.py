"""Encrypts documents with data keys that the service wraps."""

import base64

from alibabacloud_kms20160120 import models
from alibabacloud_kms20160120.client import Client


def new_data_key(client: Client, key_id: str) -> tuple[bytes, str]:
    """A fresh data key, and its wrapped form to keep beside what it encrypts."""
    body = client.generate_data_key(models.GenerateDataKeyRequest(key_id=key_id)).body
    return base64.b64decode(body.plaintext), body.ciphertext_blob


def open_data_key(client: Client, wrapped: str) -> bytes:
    """The data key that was wrapped, also after its key was rotated."""
    body = client.decrypt(models.DecryptRequest(ciphertext_blob=wrapped)).body
    return base64.b64decode(body.plaintext)
