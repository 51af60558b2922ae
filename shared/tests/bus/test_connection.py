"""A cluster is reached by any of its brokers, and as securely as it demands."""

import pytest
from pydantic import SecretStr, ValidationError

from wenze.bus.connection import client_options, consumers
from wenze.bus.settings import KafkaSettings

CLUSTER = KafkaSettings(bootstrap="a:9092,b:9093")


def test_every_client_is_told_of_every_broker():
    assert client_options(CLUSTER)["bootstrap_servers"] == ["a:9092", "b:9093"]


async def test_readers_are_told_of_every_broker():
    told = str(consumers(CLUSTER, "test").specification.url)
    assert "a:9092" in told
    assert "b:9093" in told


@pytest.mark.parametrize("mechanism", ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"])
async def test_readers_and_clients_log_in_alike(mechanism):
    settings = KafkaSettings(security="SASL_SSL", mechanism=mechanism, username="u", password=SecretStr("p"))
    assert client_options(settings)["sasl_mechanism"] == mechanism
    assert client_options(settings)["ssl_context"]
    consumers(settings, "test")


def test_without_a_login_connections_are_encrypted_all_the_same():
    options = client_options(KafkaSettings(security="SSL"))
    assert options["security_protocol"] == "SSL"
    assert options["ssl_context"]
    assert "sasl_mechanism" not in options


def test_a_login_without_a_password_is_refused():
    with pytest.raises(ValidationError):
        KafkaSettings(security="SASL_SSL", username="u")
