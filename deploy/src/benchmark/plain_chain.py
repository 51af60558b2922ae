"""The plain chain: as many appends and publishes for each message as the services make, and nothing else."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from itertools import pairwise
from time import perf_counter
from typing import Final

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from benchmark.plain_hop import READY
from benchmark.tally import Tally
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.contracts.envelope import Envelope, encode

PARTITIONS: Final = 12
READY_WITHIN_SECONDS: Final = 60.0
PATIENCE_SECONDS: Final = 120.0


class PlainChain:
    """Hops one behind the other, each a process; `copies` has for each hop how much it makes of one message."""

    def __init__(self, bootstrap: str, mongo_url: str, name: str, copies: Sequence[int]) -> None:
        self._bootstrap = bootstrap
        self._mongo_url = mongo_url
        self._copies = copies
        self._topics = [f"plain-{name}-{number}" for number in range(len(copies) + 1)]

    async def per_second(self, publisher: KafkaPublisher, messages: Sequence[Envelope]) -> float:
        """Messages per second from the first topic to the last. Raises: NotReached, TimeoutError."""
        expected = len(messages)
        for copies in self._copies:
            expected *= copies
        await self._create_topics()
        async with self._hops(), Tally(self._bootstrap, self._topics[-1:]) as tally:
            began = perf_counter()
            await publisher.send([self._record(message) for message in messages])
            last = (await tally.reached(self._topics[-1], expected, PATIENCE_SECONDS)).last
        return len(messages) / (last - began)

    def _record(self, message: Envelope) -> Record:
        return Record(self._topics[0], message.key.encode(), encode(message).value, ())

    async def _create_topics(self) -> None:
        admin = AIOKafkaAdminClient(bootstrap_servers=self._bootstrap)
        await admin.start()
        try:
            await admin.create_topics([NewTopic(topic, PARTITIONS, 1) for topic in self._topics])
        finally:
            await admin.close()

    @asynccontextmanager
    async def _hops(self) -> AsyncGenerator[None]:
        hops = [
            await self._start(source, target, copies)
            for (source, target), copies in zip(pairwise(self._topics), self._copies, strict=True)
        ]
        try:
            async with asyncio.timeout(READY_WITHIN_SECONDS):
                await asyncio.gather(*map(_ready, hops))
            yield
        finally:
            for hop in hops:
                hop.kill()
            await asyncio.gather(*(hop.wait() for hop in hops))

    async def _start(self, source: str, target: str, copies: int) -> asyncio.subprocess.Process:
        arguments = (self._bootstrap, self._mongo_url, source, target, str(copies))
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "benchmark.plain_hop", *arguments, stdout=asyncio.subprocess.PIPE
        )


async def _ready(hop: asyncio.subprocess.Process) -> None:
    line = await hop.stdout.readline() if hop.stdout else b""
    if line.decode().strip() != READY:
        raise RuntimeError(f"a hop of the plain chain did not start (exit code {hop.returncode})")
