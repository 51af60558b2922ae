"""The messages that nothing could be done with, of all topics."""

import asyncio

from demonstration.outcome import Buried
from demonstration.polling import eventually
from wenze.bus.dead_letters import listed
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import TOPICS


async def buried(bus: KafkaSettings, expected: int) -> tuple[Buried, ...]:
    """All dead letters, as soon as there are as many as expected, else those of the end. Raises: Transient."""

    async def everywhere() -> tuple[Buried, ...]:
        topics = await asyncio.gather(*(listed(bus, topic) for topic in TOPICS))
        return tuple(
            Buried(letter.topic, letter.partition, letter.offset, letter.error)
            for letters in topics
            for letter in letters
        )

    return await eventually(everywhere, lambda found: len(found) >= expected)
