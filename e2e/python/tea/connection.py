"""How the newer SDK reaches the fake."""

from alibabacloud_tea_openapi.models import Config


def config(fake, https: bool = False) -> Config:
    """As ``ca`` it takes a file's path."""
    known = dict(access_key_id="test", access_key_secret="test")
    if https:
        return Config(endpoint=fake.tls_endpoint, protocol="https", ca=fake.ca_file, **known)
    return Config(endpoint=fake.endpoint, protocol="http", **known)
