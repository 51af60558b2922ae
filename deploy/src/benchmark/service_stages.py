"""Each service alone on messages that wait for it, beside a plain hop that appends and publishes as much."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.listed import listed
from benchmark.load import clues, decisions
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.plain_hop import LIST
from benchmark.plain_work import PlainWork
from benchmark.stages import CLUE_STAGES, DECISION_STAGES, Stage
from benchmark.tally import Seen, Tally
from wenze.bus.publisher import record_of
from wenze.contracts.envelope import Envelope

PATIENCE_SECONDS: Final = 120.0
SAMPLED: Final = 20
OF_THE_PLAIN_HOP: Final = Bar.at_least(0.75)
NOTE: Final = (
    "from the first message until the last is published and, where there is a list, listed, so that joining does not "
    "count; the hop appends, publishes and lists what the service does, in micro-batches, with the same sizes, indexes "
    "and durability; each alone on the machine, in turn"
)

Messages = Callable[[int, str], list[Envelope]]
LINES: Final[tuple[tuple[Messages, tuple[Stage, ...]], ...]] = ((clues, CLUE_STAGES), (decisions, DECISION_STAGES))


async def measure_stages(extent: Extent) -> tuple[Section, ...]:
    """A fresh broker and database each time. Raises: StackRefusedError, ComponentFailedError, NotReached, Transient."""
    measured: list[Measurement] = []
    for messages, stages in LINES:
        measured += await _measured(extent, messages, stages)
    return (Section("One replica of each service", NOTE, tuple(measured)),)


async def _measured(extent: Extent, messages: Messages, stages: Sequence[Stage]) -> list[Measurement]:
    works = await sampled(extent, messages, stages)
    ours: defaultdict[Stage, list[float]] = defaultdict(list)
    plain: defaultdict[Stage, list[float]] = defaultdict(list)
    for number in range(extent.repetitions):
        sent = messages(extent.messages, f"run-{number}")
        async with new_ground(extent.folder / f"{stages[0].service}-{number}") as ground:
            await ground.send([record_of(envelope) for envelope in sent])
            for position, stage in enumerate(stages):
                for is_ours in (True, False) if (number + position) % 2 else (False, True):
                    if is_ours:
                        ours[stage].append(_rate(await service(ground, stage, len(sent)), stage))
                    else:
                        plain[stage].append(_rate(await _hop(ground, works[position], len(sent)), stage))
    return [_measurement(stage, ours[stage], plain[stage]) for stage in stages]


async def sampled(extent: Extent, messages: Messages, stages: Sequence[Stage]) -> list[PlainWork]:
    """What the stages' services do for a message, by watching them at a few. Raises: as `measure_stages`."""
    works: list[PlainWork] = []
    async with new_ground(extent.folder / f"{stages[0].service}-sample") as ground:
        await ground.send([record_of(envelope) for envelope in messages(SAMPLED, "sample")])
        for stage in stages:
            await service(ground, stage, SAMPLED)
            works.append(await ground.work_like(stage))
    return works


async def service(ground: Ground, stage: Stage, count: int) -> Seen:
    """What the stage's service made of `count` messages that wait. Raises: NotReached, ComponentFailedError."""
    async with (
        Tally(ground.bootstrap, [stage.target.name]) as tally,
        ground.running([stage.service], {}),
    ):
        seen = await tally.reached(stage.produces, count * stage.copies, PATIENCE_SECONDS)
        if stage.listed:
            await _listed(ground, seen, stage.database, stage.listed)
        return seen


async def _hop(ground: Ground, work: PlainWork, count: int) -> Seen:
    await ground.create({work.target})
    async with Tally(ground.bootstrap, [work.target]) as tally, ground.hops([work]):
        seen = await tally.reached(work.headers["ce_type"], count * work.copies, PATIENCE_SECONDS)
        if work.list_document:
            await _listed(ground, seen, work.database, LIST)
        return seen


async def _listed(ground: Ground, seen: Seen, database: str, name: str) -> None:
    """It is not done before it is listed."""
    seen.last = await listed(ground.settings.mongo_address, database, name, seen, PATIENCE_SECONDS)


def _rate(seen: Seen, stage: Stage) -> float:
    return seen.per_second / stage.copies


def _measurement(stage: Stage, ours: Sequence[float], plain: Sequence[float]) -> Measurement:
    peer = Peer("plain hop", Runs.of(plain), OF_THE_PLAIN_HOP)
    return Measurement(f"{stage.service}: {stage.name}", "messages/s", Runs.of(ours), (peer,))
