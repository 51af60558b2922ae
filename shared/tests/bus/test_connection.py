"""A cluster is reached by any of its brokers."""

from wenze.bus.connection import client_options, consumers
from wenze.bus.settings import KafkaSettings

SETTINGS = KafkaSettings(bootstrap="a:9092,b:9093")


def test_every_client_is_told_of_every_broker():
    assert client_options(SETTINGS)["bootstrap_servers"] == ["a:9092", "b:9093"]


async def test_readers_are_told_of_every_broker():
    told = str(consumers(SETTINGS, "test").specification.url)
    assert "a:9092" in told
    assert "b:9093" in told
