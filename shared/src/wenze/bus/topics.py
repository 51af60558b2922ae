"""Creates the topics where no operator does, and tells whether they are there."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from wenze.bus.connection import admin
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import Topic
from wenze.errors import Transient


async def create_missing(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> set[str]:
    """Create those of the topics and of their dead-letter topics that are missing; answer which. Raises: Transient."""
    wanted = [
        NewTopic(name, settings.partitions or topic.partitions, settings.replication_factor)
        for topic in topics
        for name in _names(topic)
    ]
    async with _client(settings, client_id) as client:
        response: Any = await client.create_topics(wanted)
        return {name for name, code, *_ in response.topic_errors if _was_created(name, code)}


async def wait_for(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> None:
    """Raises: Transient when one of the topics is not there yet."""
    async with _client(settings, client_id) as client:
        missing = {name for topic in topics for name in _names(topic)} - set(await client.list_topics())
    if missing:
        raise Transient("kafka", f"topics are missing: {', '.join(sorted(missing))}")


def _names(topic: Topic) -> tuple[str, str]:
    return topic.name, topic.dead_letters


def _was_created(name: str, code: int) -> bool:
    error = for_code(code)
    if code and error is not TopicAlreadyExistsError:
        raise Transient("kafka", f"topic {name} could not be created: {error.__name__}")
    return not code


@asynccontextmanager
async def _client(settings: KafkaSettings, client_id: str) -> AsyncGenerator[AIOKafkaAdminClient]:
    client = admin(settings, client_id)
    try:
        await client.start()
        yield client
    except (KafkaError, OSError) as failure:
        raise Transient("kafka", repr(failure)) from failure
    finally:
        await client.close()
