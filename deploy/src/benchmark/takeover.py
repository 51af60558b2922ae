"""Two replicas of a service under load, one of them killed: how long its messages wait until the other has them."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.arrivals import Arrivals, by_correlation
from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.load import clues, decisions
from benchmark.measurement import Bar, Measurement, Runs, Section
from benchmark.open_loop import at_rate
from benchmark.recording import Recorded, recorded
from benchmark.replicas import consumed
from benchmark.stages import CLUE_STAGES, EFFECTS, Stage
from benchmark.tally import NotReached
from embedded_stack import EmbeddedStack
from embedded_stack.settings import Broker
from wenze.bus.publisher import record_of

PER_SECOND: Final = 50.0
SECONDS_BEFORE: Final = 2.0
SECONDS_AFTER: Final = 8.0
MESSAGES: Final = round(PER_SECOND * (SECONDS_BEFORE + SECONDS_AFTER))
PATIENCE_SECONDS: Final = 60.0
SETTLING_SECONDS: Final = 1.0
LOOK_SECONDS: Final = 0.05
BROKERS: Final[dict[Broker, str]] = {"embedded": "the embedded broker", "apache": "Apache Kafka"}
NOTE: Final = (
    f"{PER_SECOND:g} messages a second; from the kill to the last of those that had to wait for the other replica"
)


@dataclass(frozen=True, slots=True)
class Takeover:
    """Seconds that messages waited at most from the kill on; how many messages' effects are missing or there again."""

    seconds: float
    amiss: int
    session_seconds: float


async def measure_takeover(extent: Extent) -> tuple[Section, ...]:
    """Each service by itself, on what the services before it made. Raises: StackRefusedError, ComponentFailedError,
    NotReached, Transient."""
    work = await recorded(extent.folder / "recorded", clues(MESSAGES, "takeover"), CLUE_STAGES)
    work[EFFECTS] = Recorded.of([record_of(envelope) for envelope in decisions(MESSAGES, "takeover")])
    return tuple([await _measured_on(broker, extent, work) for broker in BROKERS])


async def _measured_on(broker: Broker, extent: Extent, work: dict[Stage, Recorded]) -> Section:
    measured: list[Measurement] = []
    for stage, messages in work.items():
        takeovers = [await taken_over(extent, broker, stage, messages, number) for number in range(extent.repetitions)]
        allowed = Bar.at_most(1.5 * takeovers[0].session_seconds + 1)
        waits, amiss = [each.seconds for each in takeovers], [float(each.amiss) for each in takeovers]
        measured += (
            Measurement(f"{stage.service}: longest wait", "s", Runs.of(waits), bar=allowed),
            Measurement(f"{stage.service}: lost or repeated", "effects", Runs.of(amiss), bar=Bar.at_most(0)),
        )
    return Section(f"Takeover after kill -9 on {BROKERS[broker]}", NOTE, tuple(measured))


async def taken_over(extent: Extent, broker: Broker, stage: Stage, messages: Recorded, number: int) -> Takeover:
    """One kill. Raises: NotReached when the killed replica had nothing to do, or when messages are not handled."""
    folder = extent.folder / f"{broker}-{stage.service}-{number}"
    async with (
        new_ground(folder, broker) as ground,
        ground.running([stage.service], {}) as one,
        ground.running([stage.service], {}, replica=2) as other,
        Arrivals(ground.bootstrap, stage.target.name, stage.produces, by_correlation) as arrivals,
    ):
        killing = asyncio.create_task(_killed((one, other), stage))
        times = await at_rate(messages.records, PER_SECOND, lambda record: ground.send([record]))
        at = await killing
        seen = await arrivals.all_of(set(messages.identities), PATIENCE_SECONDS)
        await asyncio.sleep(SETTLING_SECONDS)  # so that what is done twice shows
        waits = [
            seen[identity] - max(time, at)
            for identity, time in zip(messages.identities, times, strict=True)
            if seen[identity] > at
        ]
        expected = len(messages.records) * stage.copies
        amiss = abs(arrivals.messages - expected) + abs(await _commits(ground, stage) - expected)
        return Takeover(max(waits), amiss, ground.session_seconds)


async def _killed(replicas: Sequence[EmbeddedStack], stage: Stage) -> float:
    """When one of the replicas was killed that had just handled messages. Raises: NotReached when none did."""
    await asyncio.sleep(SECONDS_BEFORE)
    before = {each: sum(await consumed(each, stage.source)) for each in replicas}
    try:
        async with asyncio.timeout(SECONDS_BEFORE):
            while not (busy := [each for each in replicas if sum(await consumed(each, stage.source)) > before[each]]):  # noqa: ASYNC110 - other processes'
                await asyncio.sleep(LOOK_SECONDS)
    except TimeoutError:
        raise NotReached(f"no replica of {stage.service} had messages") from None
    at = perf_counter()
    await busy[0].kill(stage.service)
    return at


async def _commits(ground: Ground, stage: Stage) -> int:
    client = AsyncIOMotorClient[dict[str, Any]](ground.settings.mongo_address)
    try:
        return await client[stage.database]["journal"].count_documents({"version": stage.version})
    finally:
        client.close()
