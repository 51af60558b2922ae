"""The messages that nothing could be done with, of all topics."""

import asyncio

from demonstration.outcome import Buried
from demonstration.polling import until
from wenze.bus.dead_letters import listed
from wenze.bus.settings import KafkaSettings
from wenze.contracts.topics import TOPICS

SETTLING_SECONDS = 20.0


async def buried(bus: KafkaSettings, expected: int) -> tuple[Buried, ...]:
    """All dead letters, once there are as many as expected. Raises: NotInTime, Transient."""

    async def everywhere() -> tuple[Buried, ...]:
        topics = await asyncio.gather(*(listed(bus, topic) for topic in TOPICS))
        return tuple(
            Buried(letter.topic, letter.partition, letter.offset, letter.error)
            for letters in topics
            for letter in letters
        )

    return await until(
        everywhere, lambda found: len(found) >= expected, seconds=SETTLING_SECONDS, what="死信全部留存"
    )
