"""The older SDK, over HTTP and over HTTPS."""

import pytest

from connection import Kms


@pytest.fixture(params=["http", "https"])
def kms(fake, request) -> Kms:
    return Kms(fake, https=request.param == "https")
