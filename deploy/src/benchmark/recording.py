"""What services made of messages, kept so that it can be sent again at any pace."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from aiokafka import AIOKafkaConsumer

from benchmark.arrivals import CORRELATION_HEADER
from benchmark.ground import Ground, new_ground
from benchmark.service_stages import service
from benchmark.stages import Stage
from benchmark.tally import kind_of
from wenze.bus.publisher import Record, record_of
from wenze.contracts.envelope import Envelope

PATIENCE_MS: Final = 1_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """Messages of a topic, and by what each is recognised in all that follows from it."""

    records: tuple[Record, ...]
    identities: tuple[str, ...]

    @classmethod
    def of(cls, records: Sequence[Record]) -> "Recorded":
        """Records with all the headers of a message."""
        return cls(tuple(records), tuple(dict(record.headers)[CORRELATION_HEADER].decode() for record in records))


async def recorded(folder: Path, sent: Sequence[Envelope], stages: Sequence[Stage]) -> dict[Stage, Recorded]:
    """For each of the stages, which follow one another, the messages that it works on when these are sent to the first.

    Raises: StackRefusedError, ComponentFailedError, NotReached, Transient.
    """
    works = {stages[0]: Recorded.of([record_of(envelope) for envelope in sent])}
    async with new_ground(folder) as ground:
        await ground.send(works[stages[0]].records)
        for stage, following in pairwise(stages):
            await service(ground, stage, len(sent))
            works[following] = Recorded.of(await _read(ground, stage))
    return works


async def _read(ground: Ground, stage: Stage) -> list[Record]:
    """All that the stage produced; its topic is at rest."""
    records: list[Record] = []
    async with AIOKafkaConsumer(
        stage.target.name, bootstrap_servers=ground.bootstrap, enable_auto_commit=False, auto_offset_reset="earliest"
    ) as consumer:
        while batches := await consumer.getmany(timeout_ms=PATIENCE_MS):
            records += [
                Record(each.topic, each.key, each.value, tuple(each.headers))
                for batch in batches.values()
                for each in batch
                if kind_of(each) == stage.produces
            ]
    return records
