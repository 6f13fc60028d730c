"""The newer SDK, over HTTP and over HTTPS."""

import pytest
from alibabacloud_kms20160120.client import Client

from connection import config


@pytest.fixture(params=["http", "https"])
def client(fake, request) -> Client:
    return Client(config(fake, https=request.param == "https"))
