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


async def create_missing(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> None:
    """Create those of the topics that are missing, without their dead-letter topics; repeatable. Raises: Transient."""
    await _create(settings, [(topic.name, topic) for topic in topics], client_id)


async def create_missing_dead_letters(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> None:
    """The same for their dead-letter topics. Raises: Transient."""
    await _create(settings, [(topic.dead_letters, topic) for topic in topics], client_id)


async def _create(settings: KafkaSettings, named: Sequence[tuple[str, Topic]], client_id: str) -> None:
    configuration = {"min.insync.replicas": str(settings.min_insync_replicas)}
    wanted = [
        NewTopic(
            name, settings.partitions or topic.partitions, settings.replication_factor, topic_configs=configuration
        )
        for name, topic in named
    ]
    async with _client(settings, client_id) as client:
        response: Any = await client.create_topics(wanted)
        for name, code, *_ in response.topic_errors:
            _require_there(name, code)


async def missing(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> set[str]:
    """The names of those of the topics and of their dead-letter topics that are not there. Raises: Transient."""
    async with _client(settings, client_id) as client:
        return {name for topic in topics for name in topic.names} - set(await client.list_topics())


def _require_there(name: str, code: int) -> None:
    error = for_code(code)
    if code and error is not TopicAlreadyExistsError:
        raise Transient("kafka", f"topic {name} could not be created: {error.__name__}")


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
