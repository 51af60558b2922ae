"""What a service gets through by how many replicas it has, and by how many partitions its topics have."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import Final

from benchmark.arrivals import Arrivals, by_correlation
from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.interleaving import in_turns
from benchmark.load import clues, decisions
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.processor_time import ProcessorTime
from benchmark.quota import quota
from benchmark.replicas import consumed, replicas
from benchmark.service_stages import Messages
from benchmark.stages import EFFECTS, INTAKE, Stage
from benchmark.tally import NotReached
from embedded_stack import EmbeddedStack
from wenze.bus.publisher import record_of

STRETCHES: Final[tuple[tuple[Stage, Messages], ...]] = ((INTAKE, clues), (EFFECTS, decisions))
REPLICAS: Final = (1, 2, 4)
PARTITIONS: Final = (1, 6, 12, 24)
SHARE: Final = 0.2
"""Of a processor for each replica: so little that broker and database have time for several of them."""
WARM_UP: Final = 200
WARM_UP_WAVES: Final = 30
PATIENCE_SECONDS: Final = 240.0
TWO_OF_ONE: Final = Bar.at_least(1.7)
REPLICAS_NOTE: Final = (
    "on Apache Kafka; in brackets the processors that service, database and broker took; with a share, a replica that "
    "took it in a tenth of a second is held for the rest, so that the service is the limit"
)
PARTITIONS_NOTE: Final = "on Apache Kafka, one replica"


@dataclass(frozen=True, slots=True)
class Passage:
    """Messages per second, and how many processors each part took meanwhile."""

    per_second: float
    processors: Mapping[str, float]


async def measure_replicas(extent: Extent) -> tuple[Section]:
    """Raises: StackRefusedError without Java or Maven, ComponentFailedError, NotReached, Transient."""
    measured: list[Measurement] = []
    async with new_ground(extent.folder, "apache") as ground:
        for stage, messages in STRETCHES:
            free = await by_replicas(extent, ground, stage, messages, None)
            held = await by_replicas(extent, ground, stage, messages, SHARE)
            measured += _compared(stage, "", free, None)
            measured += _compared(stage, f", each with {SHARE:.0%} of a processor", held, TWO_OF_ONE)
    return (Section("Replicas", REPLICAS_NOTE, tuple(measured)),)


async def by_replicas(
    extent: Extent, ground: Ground, stage: Stage, messages: Messages, share: float | None
) -> dict[int, list[Passage]]:
    """The passages of each number of replicas, each with that share of a processor."""
    turns = {
        str(replicated): partial(_passage, ground, stage, messages, extent.messages, replicated, share)
        for replicated in REPLICAS
    }
    return {int(name): taken for name, taken in (await in_turns(turns, extent.repetitions)).items()}


def _compared(stage: Stage, how: str, passages: Mapping[int, Sequence[Passage]], bar: Bar | None) -> list[Measurement]:
    alone = Runs.of([each.per_second for each in passages[1]])
    return [
        Measurement(
            f"{stage.service}, {replicated} replicas{how} ({_processors(own)})",
            "messages/s",
            Runs.of([each.per_second for each in own]),
            (Peer(f"one ({_processors(passages[1])})", alone, bar if replicated == 2 else None),),  # noqa: PLR2004 - the goal is about two
        )
        for replicated, own in passages.items()
        if replicated > 1
    ]


def _processors(passages: Sequence[Passage]) -> str:
    return ", ".join(
        f"{name} {median(each.processors[name] for each in passages):.2f}" for name in passages[0].processors
    )


async def measure_partitions(extent: Extent) -> tuple[Section]:
    """A fresh broker and database each time. Raises: as `measure_replicas`."""
    measured: list[Measurement] = []
    for stage, messages in STRETCHES:
        turns = {
            str(partitions): partial(_in_partitions, extent, stage, messages, partitions) for partitions in PARTITIONS
        }
        taken = await in_turns(turns, extent.repetitions)
        alone = Runs.of([each.per_second for each in taken["1"]])
        measured += [
            Measurement(
                f"{stage.service}, {partitions} partitions ({_processors(own)})",
                "messages/s",
                Runs.of([each.per_second for each in own]),
                (Peer("one partition", alone),),
            )
            for partitions, own in taken.items()
            if partitions != "1"
        ]
    return (Section("Partitions", PARTITIONS_NOTE, tuple(measured)),)


async def _in_partitions(extent: Extent, stage: Stage, messages: Messages, partitions: int, number: int) -> Passage:
    folder = extent.folder / f"{stage.service}-{partitions}-{number}"
    async with new_ground(folder, "apache", partitions) as ground:
        return await _passage(ground, stage, messages, extent.messages, 1, None, number)


async def _passage(
    ground: Ground, stage: Stage, messages: Messages, count: int, replicated: int, share: float | None, number: int
) -> Passage:
    series = f"{replicated}-{share or 1:.0%}-{number}".replace("%", "")  # part of numbers, which have no such signs
    async with AsyncExitStack() as running:
        arrivals = await running.enter_async_context(
            Arrivals(ground.bootstrap, stage.target.name, stage.produces, by_correlation)
        )
        stack = await running.enter_async_context(replicas(ground, stage.service, replicated))
        await _until_shared(ground, stage, arrivals, messages, stack, series)
        if share is not None:
            pids = [component.pid for component in stack.running().components if component.pid is not None]
            await running.enter_async_context(quota(pids, share))
        taken, began = ProcessorTime.of(stack, ground.infrastructure), perf_counter()
        await _through(ground, arrivals, messages, count, f"run-{series}")
        seconds = perf_counter() - began
        return Passage(count / seconds, {name: used / seconds for name, used in taken.seconds().items()})


async def _until_shared(
    ground: Ground, stage: Stage, arrivals: Arrivals, messages: Messages, stack: EmbeddedStack, series: str
) -> None:
    """Warms up until each replica has its part of the messages: those that join later stop the others for a moment."""
    for wave in range(WARM_UP_WAVES):
        before = await consumed(stack, stage.source)
        await _through(ground, arrivals, messages, WARM_UP, f"warm-{series}-{wave}")
        after = await consumed(stack, stage.source)
        if all(now > earlier for now, earlier in zip(after, before, strict=True)):
            return
    raise NotReached(f"the replicas of {stage.service} do not share the work: one of them handled no message")


async def _through(ground: Ground, arrivals: Arrivals, messages: Messages, count: int, series: str) -> None:
    """Sent, and each made into what the service makes of it: what was there before or comes again does not count."""
    sent = messages(count, series)
    await ground.send([record_of(envelope) for envelope in sent])
    await arrivals.all_of({envelope.correlation_id for envelope in sent}, PATIENCE_SECONDS)
