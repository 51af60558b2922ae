"""Asking a broker about a topic must not create it.

A broker that may create topics does so with its own number of partitions, for whoever asks first. The keeper then finds
nothing missing, and readers look into fewer partitions than are filled by a producer that knew the topic before.
"""

from aiokafka import client
from aiokafka.protocol.metadata import MetadataRequest


class AskingOnly(MetadataRequest):
    """What aiokafka's consumers and producers ask, without the permission to create."""

    def __init__(self, topics: list[str] | None = None) -> None:
        super().__init__(topics, allow_auto_topic_creation=False)


def ask_without_creating() -> None:
    """Have all consumers and producers of this process ask so: aiokafka always permits it and has no setting for it."""
    client.MetadataRequest = AskingOnly
