"""What a clue costs, and how long lists take, by how many clues are stored."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import perf_counter
from typing import Final

import httpx

from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.interleaving import in_turns
from benchmark.load import clues
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.processor_time import ProcessorTime
from benchmark.stages import INTAKE
from benchmark.stored_clues import ClueStore, clue_ids
from benchmark.submissions import clerks_badge
from embedded_stack import EmbeddedStack
from wenze.bus.publisher import record_of
from wenze.contracts.envelope import Envelope

SIZES: Final = (1_000, 10_000, 100_000)
FULL_SIZES: Final = (*SIZES, 1_000_000)
KEPT_FROM: Final = 100_000
"""So many clues are not filled in for each run anew: what a run adds is next to nothing there."""
WARM_UP: Final = 100
SENT_LAST: Final = 50
LOOKS: Final = 5
PAGED_UP_TO: Final = 10_000
"""The embedded database reads and sorts all that a page could show: with a million each look takes minutes."""
PATIENCE_SECONDS: Final = 240.0
OF_THE_SMALLEST: Final = Bar.at_most(1.2)
NOTE: Final = (
    "clues by message through clue-intake until all are in the list, then its pages; each beside the same with the "
    "smallest store, in turn; stores are filled with copies of clues that the service stored"
)
MICROSECONDS: Final = 1e6
MILLISECONDS: Final = 1e3


@dataclass(frozen=True, slots=True)
class Costs:
    """Of one run: seconds, and processor seconds of service and database, for a clue; seconds to look at one and, where
    the store is not too large, at each page."""

    clue: float
    service: float
    database: float
    one_clue: float
    list_page: float = 0.0
    filtered_page: float = 0.0


FIGURES: Final = (
    ("a clue", "clue", MICROSECONDS, "µs", OF_THE_SMALLEST),
    ("a clue, processor time of the service", "service", MICROSECONDS, "µs", OF_THE_SMALLEST),
    ("a clue, processor time of the database", "database", MICROSECONDS, "µs", OF_THE_SMALLEST),
    ("one clue", "one_clue", MILLISECONDS, "ms", OF_THE_SMALLEST),
    ("first page of the list", "list_page", MILLISECONDS, "ms", None),
    ("first page of a county's clues since New Year", "filtered_page", MILLISECONDS, "ms", None),
)
PAGES: Final = {"list_page": "/v1/clues", "filtered_page": "/v1/clues?county=430602&received_from=2026-01-01"}


async def measure_growth(extent: Extent) -> tuple[Section]:
    """Raises: StackRefusedError, ComponentFailedError, NotReached, TimeoutError, Transient."""
    sizes = FULL_SIZES if extent.full else SIZES
    runs = await costs_by_size(extent, sizes)
    measured = [
        Measurement(
            f"{name}, {size:,} stored",
            unit,
            _runs(runs[size], figure, scale),
            (Peer(f"{sizes[0]:,}", _runs(runs[sizes[0]], figure, scale), bar),),
        )
        for name, figure, scale, unit, bar in FIGURES
        for size in sizes[1:]
        if figure not in PAGES or size <= PAGED_UP_TO
    ]
    return (Section("Growth with what is stored", NOTE, tuple(measured)),)


async def costs_by_size(extent: Extent, sizes: Sequence[int]) -> dict[int, list[Costs]]:
    """The costs of each run with so many clues stored before."""
    async with AsyncExitStack() as kept:
        contestants = {}
        for size in sizes:
            if size >= KEPT_FROM:
                ground = await kept.enter_async_context(_filled(extent, size, 0))
                contestants[str(size)] = partial(_costs, ground, extent.messages, size)
            else:
                contestants[str(size)] = partial(_costs_of_new, extent, size)
        taken = await in_turns(contestants, extent.repetitions)
    return {int(size): costs for size, costs in taken.items()}


def _runs(costs: Sequence[Costs], figure: str, scale: float) -> Runs:
    return Runs.of([getattr(each, figure) * scale for each in costs])


@asynccontextmanager
async def _filled(extent: Extent, size: int, number: int) -> AsyncGenerator[Ground]:
    async with new_ground(extent.folder / f"{size}-{number}") as ground:
        store = ClueStore(ground)
        try:
            await store.fill(size)
        finally:
            store.close()
        yield ground


async def _costs_of_new(extent: Extent, size: int, number: int) -> Costs:
    async with _filled(extent, size, number) as ground:
        return await _costs(ground, extent.messages, size, number)


async def _costs(ground: Ground, messages: int, size: int, number: int) -> Costs:
    store = ClueStore(ground)
    running = ground.running([INTAKE.service], {})
    try:
        async with running:
            await _through(ground, store, clues(WARM_UP, f"warm-{number}"))
            taken, began = ProcessorTime.of(running, ground.infrastructure), perf_counter()
            await _through(ground, store, clues(messages, f"run-{number}"))
            seconds, processor = perf_counter() - began, taken.seconds()
            return Costs(
                clue=seconds / messages,
                service=processor[INTAKE.service] / messages,
                database=processor["database"] / messages,
                **await _looks(
                    running,
                    {"one_clue": f"/v1/clues/{clue_ids(clues(1, f'run-{number}'))[0]}"}
                    | (PAGES if size <= PAGED_UP_TO else {}),
                ),
            )
    finally:
        store.close()


async def _through(ground: Ground, store: ClueStore, envelopes: Sequence[Envelope]) -> None:
    """Sent, and in the list: what was sent last is listed last, more or less."""
    await ground.send([record_of(envelope) for envelope in envelopes])
    await store.listed(clue_ids(envelopes[-SENT_LAST:]))


async def _looks(running: EmbeddedStack, paths: Mapping[str, str]) -> dict[str, float]:
    (address,) = [component.url for component in running.running().components]
    async with httpx.AsyncClient(
        base_url=address, timeout=PATIENCE_SECONDS, headers=clerks_badge(running.settings)
    ) as client:
        return {name: await _seconds(client, path) for name, path in paths.items()}


async def _seconds(client: httpx.AsyncClient, path: str) -> float:
    taken: list[float] = []
    for _ in range(LOOKS):
        began = perf_counter()
        (await client.get(path)).raise_for_status()
        taken.append(perf_counter() - began)
    return median(taken)
