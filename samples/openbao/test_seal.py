"""The real OpenBao server, whose root key is sealed by a key of KMS Fake."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

CONFIGURATION = Path(__file__).with_name("bao.hcl")
BAO = Path(sys.executable).with_name("bao")
ENDPOINT = os.environ.get("KMS_ENDPOINT", "127.0.0.1:4590")
TLS_ENDPOINT = os.environ.get("KMS_TLS_ENDPOINT", "127.0.0.1:4591")


def answer(url, data=None, method=None, **headers):
    body = None if data is None else json.dumps(data).encode()
    with urllib.request.urlopen(urllib.request.Request(url, body, headers, method=method), timeout=60) as response:
        text = response.read()
        return json.loads(text) if text else None


def kms(action, **parameters):
    form = urllib.parse.urlencode({"Action": action, "Version": "2016-01-20", "Format": "JSON"} | parameters)
    with urllib.request.urlopen(f"http://{ENDPOINT}/", form.encode()) as response:
        return json.load(response)


def calls(operation):
    recorded = answer(f"http://{ENDPOINT}/_kms-fake/requests")
    return [it for it in recorded if it["operation"] == operation and it["status"] == 200]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


@pytest.fixture
def key():
    answer(f"http://{ENDPOINT}/_kms-fake/reset", method="POST")
    return kms("CreateKey")["KeyMetadata"]["KeyId"]


@pytest.fixture
def folder(tmp_path):
    """Where the server runs: its configuration is the sample's, with free ports."""
    text = CONFIGURATION.read_text()
    for port in ("8200", "8201"):
        text = text.replace(f"127.0.0.1:{port}", f"127.0.0.1:{free_port()}")
    (tmp_path / "bao.hcl").write_text(text)
    (tmp_path / "data").mkdir()
    with urllib.request.urlopen(f"http://{ENDPOINT}/_kms-fake/ca.pem") as response:
        (tmp_path / "ca.pem").write_bytes(response.read())
    return tmp_path


@contextmanager
def started(folder, key):
    environment = {
        "ALICLOUD_DOMAIN": TLS_ENDPOINT,
        "ALICLOUD_ACCESS_KEY": "test",
        "ALICLOUD_SECRET_KEY": "test",
        "VAULT_ALICLOUDKMS_SEAL_KEY_ID": key,
        "SSL_CERT_FILE": str(folder / "ca.pem"),
    }
    log = folder / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [BAO, "server", "-config=bao.hcl"], cwd=folder, env=os.environ | environment, stdout=out, stderr=out
        )
    address = (folder / "bao.hcl").read_text().split('api_addr      = "')[1].split('"')[0]
    try:
        yield Server(server, address, log)
    finally:
        server.terminate()
        server.wait(60)


class Server:
    def __init__(self, process, address, log):
        self.process, self.address, self.log = process, address, log

    def status(self):
        try:
            return answer(f"{self.address}/v1/sys/seal-status")
        except urllib.error.URLError:
            return None

    def wait_for(self, condition):
        end = time.monotonic() + 90
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            if condition():
                return
            time.sleep(0.2)
        pytest.fail(self.log.read_text())

    def wait_until_it_answers(self):
        self.wait_for(self.status)

    def wait_until_it_is_unsealed(self):
        self.wait_for(lambda: (self.status() or {}).get("sealed") is False)
        self.wait_for(self.active)

    def active(self):
        try:
            return answer(f"{self.address}/v1/sys/health")
        except urllib.error.URLError:
            return None

    def initialize(self):
        return self.call("PUT", "sys/init", "", recovery_shares=1, recovery_threshold=1)["root_token"]

    def call(self, method, path, token, **data):
        return answer(f"{self.address}/v1/{path}", data or None, method, **{"X-Vault-Token": token})


@pytest.fixture
def token(folder, key):
    """Of a server that was initialized, has a secret, and was ended."""
    with started(folder, key) as server:
        server.wait_until_it_answers()
        assert server.status()["type"] == "alicloudkms"
        token = server.initialize()
        server.wait_until_it_is_unsealed()
        server.call("POST", "sys/mounts/kv", token, type="kv")
        server.call("PUT", "kv/orders", token, url="jdbc:mysql://orders")
    return token


def test_unseals_itself_after_a_restart(folder, key, token):
    opened = len(calls("Decrypt"))
    with started(folder, key) as server:
        server.wait_until_it_is_unsealed()
        assert server.call("GET", "kv/orders", token)["data"] == {"url": "jdbc:mysql://orders"}
    assert len(calls("Decrypt")) > opened
    assert calls("Encrypt")


def test_stays_sealed_while_the_key_is_disabled(folder, key, token):
    with started(folder, key) as server:
        server.wait_until_it_is_unsealed()
    kms("DisableKey", KeyId=key)
    with started(folder, key) as server:
        server.wait_until_it_answers()
        server.wait_for(lambda: "Rejected.Disabled" in server.log.read_text())
        assert server.status()["sealed"] is True
        kms("EnableKey", KeyId=key)
        server.wait_until_it_is_unsealed()


def test_an_unknown_key_does_not_seal(folder, key):
    with started(folder, "00000000-0000-0000-0000-000000000000") as server:
        assert server.process.wait(60) != 0
        assert "Forbidden.KeyNotFound" in server.log.read_text()
