"""How long a clue takes to become the handler's notice, under loads that do not wait for the system."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import Any, Final, Generic, TypeVar

import aiohttp

from benchmark.arrivals import Arrivals, by_correlation, by_key
from benchmark.closed_loop import in_parallel
from benchmark.extent import Extent
from benchmark.ground import new_ground
from benchmark.interleaving import in_turns
from benchmark.load import clues
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.open_loop import at_rate
from benchmark.plain_work import PlainWork
from benchmark.stages import INTAKE, START_NOTICE
from benchmark.submissions import clerks_badge, headers_of, submissions
from benchmark.tally import NotReached
from benchmark.whole_chain import CLUE_LINE, chain_like
from wenze.bus.publisher import Record, record_of

Message = TypeVar("Message")

PER_SECOND: Final = 100.0
SECONDS: Final = 10.0
WARM_UP: Final = 100
REST_SECONDS: Final = 1.0
"""Until what came before has been delivered and listed too."""
AT_ONCE: Final = 30
SHARES: Final = (0.1, 0.5, 0.8)
PATIENCE_SECONDS: Final = 60.0
BARS: Final[Mapping[int, Bar | None]] = {50: Bar.at_most(3), 95: None, 99: Bar.at_most(4)}
NOTE: Final = (
    "the clue comes over HTTP, the plain chain's first record over Kafka; the notice is there once it can be read"
)


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds until each notice was there: since its clue was to be sent, and since it was acknowledged."""

    scheduled: tuple[float, ...]
    acknowledged: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Route(Generic[Message]):
    """What runs: `messages` makes so many for a series, `submit` sends one and says by what its notice is known."""

    messages: Callable[[int, str], Sequence[Message]]
    submit: Callable[[Message], Awaitable[str]]
    arrivals: Arrivals

    async def waits(self, count: int, per_second: float, series: str) -> Waits:
        """Of so many messages at this pace. Raises: NotReached, Transient, OSError."""
        await asyncio.sleep(REST_SECONDS)
        acknowledged: dict[int, tuple[str, float]] = {}

        async def send(numbered: tuple[int, Message]) -> None:
            number, message = numbered
            acknowledged[number] = (await self.submit(message), perf_counter())

        times = await at_rate(list(enumerate(self.messages(count, series))), per_second, send)
        seen = await self.arrivals.all_of({identity for identity, _ in acknowledged.values()}, PATIENCE_SECONDS)
        ended = [(seen[identity], at) for _, (identity, at) in sorted(acknowledged.items())]
        return Waits(
            tuple((end - time) * 1_000 for (end, _), time in zip(ended, times, strict=True)),
            tuple(max(0.0, end - at) * 1_000 for end, at in ended),
        )

    async def maximum(self, count: int, series: str) -> float:
        """Messages per second when the next goes out as soon as one of a few is acknowledged. Raises: as `waits`."""
        began = perf_counter()
        identities = await in_parallel(self.messages(count, series), AT_ONCE, self.submit)
        seen = await self.arrivals.all_of(set(identities), PATIENCE_SECONDS)
        return count / (max(seen.values()) - began)


async def measure_latency(extent: Extent) -> tuple[Section, ...]:
    """Services and plain chain in turns, each time on a fresh broker and database. Raises: StackRefusedError,
    ComponentFailedError, NotReached, Transient."""
    works = await chain_like(CLUE_LINE, extent.folder / "chain")
    async with _services(extent.folder / "maximum") as route:
        maximum = await route.maximum(extent.messages, "maximum")
    paces = {share: maximum * share for share in SHARES}
    runs = await in_turns(
        {
            "services": lambda number: _services_at(extent, number, (PER_SECOND, *paces.values())),
            "plain": lambda number: _plain_at(extent, number, works),
        },
        extent.repetitions,
    )
    ours, plain = runs["services"], runs["plain"]
    at_pace, plain_at_pace = [run[PER_SECOND] for run in ours], [run[PER_SECOND] for run in plain]
    beside = [
        *_beside("to be sent", [each.scheduled for each in at_pace], [each.scheduled for each in plain_at_pace]),
        *_beside(
            "acknowledged", [each.acknowledged for each in at_pace], [each.acknowledged for each in plain_at_pace]
        ),
    ]
    by_load = [
        Measurement(f"{share:.0%} of the maximum ({pace:.0f}/s): p{percent}", "ms", _percentile(percent, waits))
        for share, pace in paces.items()
        for waits in [[run[pace].scheduled for run in ours]]
        for percent in BARS
    ]
    return (
        Section(f"From clue to notice at {PER_SECOND:.0f} clues a second", NOTE, tuple(beside)),
        Section(
            "From clue to notice by load",
            f"since it was to be sent; the maximum is what {AT_ONCE} submissions at a time reach, {maximum:.0f}/s",
            tuple(by_load),
        ),
    )


@asynccontextmanager
async def _services(folder: Path) -> AsyncGenerator[Route[dict[str, Any]]]:
    async with (
        new_ground(folder) as ground,
        ground.running(CLUE_LINE.services, {}) as stack,
        Arrivals(ground.bootstrap, START_NOTICE.target.name, START_NOTICE.produces, by_correlation) as arrivals,
        # Of the clients it is the one that takes least of the processors that it shares with the services.
        aiohttp.ClientSession(
            base_url=_url(stack.running().components, INTAKE.service),
            timeout=aiohttp.ClientTimeout(PATIENCE_SECONDS),
            headers=clerks_badge(stack.settings),
        ) as client,
    ):

        async def submit(body: dict[str, Any]) -> str:
            async with client.post("/v1/clues", json=body, headers=headers_of(body)) as answer:
                if not answer.ok:
                    raise NotReached(f"a clue was answered with {answer.status}")
                return (await answer.json())["clue_id"]

        route = Route(submissions, submit, arrivals)
        await route.maximum(WARM_UP, "warm")
        yield route


def _url(components: Sequence[Any], name: str) -> str:
    return next(component.url for component in components if component.name == name)


@asynccontextmanager
async def _plain(folder: Path, works: Sequence[PlainWork]) -> AsyncGenerator[Route[Record]]:
    prepared = works[len(CLUE_LINE.stages) - 1]
    async with (
        new_ground(folder) as ground,
        ground.hops(works),
        Arrivals(ground.bootstrap, prepared.target, prepared.headers["ce_type"], by_key) as arrivals,
    ):

        def messages(count: int, series: str) -> list[Record]:
            made = [record_of(envelope) for envelope in clues(count, series)]
            return [Record(works[0].source, each.key, each.value, each.headers) for each in made]

        async def submit(record: Record) -> str:
            await ground.send([record])
            return (record.key or b"").decode()

        route = Route(messages, submit, arrivals)
        await route.maximum(WARM_UP, "warm")
        yield route


async def _services_at(extent: Extent, number: int, paces: Sequence[float]) -> dict[float, Waits]:
    async with _services(extent.folder / f"services-{number}") as route:
        return {
            pace: await route.waits(_count(extent, pace), pace, f"pace-{order}") for order, pace in enumerate(paces)
        }


async def _plain_at(extent: Extent, number: int, works: Sequence[PlainWork]) -> dict[float, Waits]:
    async with _plain(extent.folder / f"plain-{number}", works) as route:
        return {PER_SECOND: await route.waits(_count(extent, PER_SECOND), PER_SECOND, "run")}


def _count(extent: Extent, pace: float) -> int:
    return max(2, min(extent.messages, round(pace * SECONDS)))


def _beside(since: str, ours: Sequence[Sequence[float]], plain: Sequence[Sequence[float]]) -> list[Measurement]:
    return [
        Measurement(
            f"p{percent} since it was {since}",
            "ms",
            _percentile(percent, ours),
            (Peer("plain chain", _percentile(percent, plain), bar),),
        )
        for percent, bar in BARS.items()
    ]


def _percentile(percent: int, runs: Sequence[Sequence[float]]) -> Runs:
    return Runs.of([quantiles(waits, n=100, method="inclusive")[percent - 1] for waits in runs])
