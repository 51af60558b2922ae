"""Creates the topics where no operator does."""

from collections.abc import Sequence
from typing import Any

from aiokafka.admin import NewTopic
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from wenze.bus.connection import admin
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import Topic
from wenze.errors import Transient


async def create_missing(settings: KafkaSettings, topics: Sequence[Topic], client_id: str) -> None:
    """Create those of the topics and of their dead-letter topics that are missing; repeatable. Raises: Transient."""
    client = admin(settings, client_id)
    try:
        await client.start()
        response: Any = await client.create_topics(
            [
                NewTopic(name, settings.partitions or topic.partitions, settings.replication_factor)
                for topic in topics
                for name in (topic.name, topic.dead_letters)
            ]
        )
    except (KafkaError, OSError) as failure:
        raise Transient("kafka", repr(failure)) from failure
    finally:
        await client.close()
    _raise_unless_there(response.topic_errors)


def _raise_unless_there(answers: Sequence[tuple[str, int, str | None]]) -> None:
    for name, code, *_ in answers:
        error = for_code(code)
        if code and error is not TopicAlreadyExistsError:
            raise Transient("kafka", f"topic {name} could not be created: {error.__name__}")
