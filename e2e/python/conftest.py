"""What the suites over all clients share: the fake that e2e/run started, as it was at its start for each test."""

import json
import os
import urllib.request
from dataclasses import dataclass

import pytest


@dataclass(frozen=True)
class Fake:
    """Where the fake is, and what its control endpoints tell."""

    endpoint: str
    tls_endpoint: str
    ca_file: str

    def control(self, path: str, method: str = "GET") -> object:
        request = urllib.request.Request(f"http://{self.endpoint}/_kms-fake/{path}", method=method)
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    def instance(self) -> str:
        return self.control("info")["instances"][0]

    def calls(self, operation: str) -> list[dict]:
        """The calls of an operation since the test began."""
        return self.control(f"requests?operation={operation}")


@pytest.fixture
def fake() -> Fake:
    fake = Fake(os.environ["KMS_ENDPOINT"], os.environ["KMS_TLS_ENDPOINT"], os.environ["KMS_CA_FILE"])
    fake.control("reset", "POST")
    fake.control("requests", "DELETE")
    return fake
