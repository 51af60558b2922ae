"""All services at once on their automatic stretches, beside a chain of plain hops and beside themselves one message at
a time."""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from typing import Final

from benchmark.extent import Extent
from benchmark.ground import ONE_AT_A_TIME, Environment, Ground, new_ground
from benchmark.interleaving import in_turns
from benchmark.load import clues, decisions
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.plain_work import PlainWork
from benchmark.service_stages import Messages, service
from benchmark.stages import CLUE_STAGES, DECISION_STAGES, DELIVERY, Stage
from benchmark.tally import Tally
from wenze.bus.publisher import Record, record_of

PATIENCE_SECONDS: Final = 240.0
WARM_UP: Final = 50
SLOWER: Final = 10
"""One message at a time takes so much longer that fewer must do."""
OF_THE_PLAIN_CHAIN: Final = Bar.at_least(0.6)
OF_ONE_AT_A_TIME: Final = Bar.at_least(8)


@dataclass(frozen=True, slots=True)
class Line:
    """An automatic stretch through several services, up to the notices and on to their delivery."""

    name: str
    messages: Messages
    stages: tuple[Stage, ...]

    @property
    def services(self) -> list[str]:
        """Who has a part in it."""
        return [stage.service for stage in self.stages]

    @property
    def copies(self) -> int:
        """How many notices come of a message."""
        return self.stages[-1].copies


@dataclass(frozen=True, slots=True)
class Passage:
    """Messages per second up to the last notice prepared, and up to the last one delivered."""

    prepared: float
    delivered: float


CLUE_LINE: Final = Line("clue to admission, proposed start and the handler's notice", clues, CLUE_STAGES)
LINES: Final = (
    CLUE_LINE,
    Line("decision in force to effects and both notices", decisions, DECISION_STAGES),
)


async def measure_pipeline(extent: Extent) -> tuple[Section, ...]:
    """A fresh broker and database each time. Raises: StackRefusedError, ComponentFailedError, NotReached, Transient."""
    measured = [each for line in LINES for each in await _measured(extent, line)]
    note = "all processes share the machine; from the first message sent to the last notice prepared, or delivered"
    return (Section("The services together", note, tuple(measured)),)


async def _measured(extent: Extent, line: Line) -> list[Measurement]:
    folder = extent.folder / line.services[0]
    works = await chain_like(line, folder)
    few = max(WARM_UP, extent.messages // SLOWER)
    passages = await in_turns(
        {
            "services": lambda n: _through_services(line, folder / f"services-{n}", extent.messages, {}),
            "plain": lambda n: _through_hops(line, folder / f"plain-{n}", extent.messages, works),
            "single": lambda n: _through_services(line, folder / f"single-{n}", few, ONE_AT_A_TIME),
        },
        extent.repetitions,
    )
    ours, plain, single = passages["services"], passages["plain"], passages["single"]
    return [
        Measurement(
            f"{line.name}, prepared",
            "messages/s",
            Runs.of([each.prepared for each in ours]),
            (
                Peer("plain chain", Runs.of([each.prepared for each in plain]), OF_THE_PLAIN_CHAIN),
                Peer("one at a time", Runs.of([each.prepared for each in single]), OF_ONE_AT_A_TIME),
            ),
        ),
        Measurement(
            f"{line.name}, delivered",
            "messages/s",
            Runs.of([each.delivered for each in ours]),
            (
                Peer("plain chain", Runs.of([each.delivered for each in plain]), OF_THE_PLAIN_CHAIN),
                Peer("one at a time", Runs.of([each.delivered for each in single])),
            ),
        ),
    ]


async def chain_like(line: Line, folder: Path) -> list[PlainWork]:
    """Plain hops one behind the other that do as much as the line's services and the delivery, but for the lists: the
    services' own may be behind when the last notice is told of. Raises: as above."""
    works: list[PlainWork] = []
    async with new_ground(folder / "sample") as ground:
        await ground.send([record_of(envelope) for envelope in line.messages(WARM_UP, "sample")])
        for stage in line.stages:
            await service(ground, stage, WARM_UP)
            works.append(await ground.work_like(stage))
        await service(ground, replace(DELIVERY, copies=line.copies), WARM_UP)
        works.append(await ground.work_like(DELIVERY))
    sources = ["plain-first", *(work.target for work in works)]
    return [replace(work, source=source, list_document=None) for work, source in zip(works, sources, strict=False)]


async def _through_services(line: Line, folder: Path, count: int, environment: Environment) -> Passage:
    async with new_ground(folder) as ground:
        running = ground.running(line.services, environment)
        first = line.stages[0].source.name
        prepared, delivered = (
            (line.stages[-1].target.name, line.stages[-1].produces),
            (
                DELIVERY.target.name,
                DELIVERY.produces,
            ),
        )
        return await _passage(ground, line, running, count, first, (prepared, delivered))


async def _through_hops(line: Line, folder: Path, count: int, works: Sequence[PlainWork]) -> Passage:
    async with new_ground(folder) as ground:
        await ground.create({works[0].source, *(work.target for work in works)})
        prepared, delivered = ((work.target, work.headers["ce_type"]) for work in works[-2:])
        return await _passage(ground, line, ground.hops(works), count, works[0].source, (prepared, delivered))


async def _passage(
    ground: Ground,
    line: Line,
    running: AbstractAsyncContextManager[object],
    count: int,
    first: str,
    ends: tuple[tuple[str, str], tuple[str, str]],
) -> Passage:
    """`ends` are topic and type of the notices that are prepared, and of those that are delivered."""
    warm_up, messages = _records(line, WARM_UP, "warm", first), _records(line, count, "run", first)
    async with Tally(ground.bootstrap, list({topic for topic, _ in ends})) as tally, running:
        await ground.send(warm_up)
        await tally.reached(ends[1][1], WARM_UP * line.copies, PATIENCE_SECONDS)
        tally.forget()
        began = perf_counter()
        await ground.send(messages)
        prepared, delivered = [await tally.reached(kind, count * line.copies, PATIENCE_SECONDS) for _, kind in ends]
        return Passage(count / (prepared.last - began), count / (delivered.last - began))


def _records(line: Line, count: int, series: str, topic: str) -> list[Record]:
    return [replace(record_of(envelope), topic=topic) for envelope in line.messages(count, series)]
