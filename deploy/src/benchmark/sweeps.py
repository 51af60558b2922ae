"""What a sweep costs, by how much is open that is not due."""

from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack, closing
from functools import partial
from time import perf_counter
from typing import Final, Protocol

from benchmark.due_notices import DueNotices
from benchmark.extent import Extent
from benchmark.ground import Ground, new_ground
from benchmark.interleaving import interleaved
from benchmark.left_commits import LeftCommits
from benchmark.measurement import Bar, Measurement, Peer, Runs, Section
from benchmark.stored_clues import ClueStore
from benchmark.tally import NotReached
from wenze.mongo.database import Mongo

SIZES: Final = (10, 1_000, 100_000)
DUE: Final = 10
LOOKS: Final = 5
"""A sweep takes milliseconds: more runs of it cost nothing."""
OF_THE_SMALLEST: Final = Bar.at_most(1.2)
MILLISECONDS: Final = 1e3
NOTE: Final = "ten are due each time; all others wait for a later moment, or for the other way of delivery"


class Sweep(Protocol):
    """A sweep of a service on a database of its own."""

    async def fill(self, size: int, due: int) -> None:
        """So many are open and not due, before the first run, and so many are due at each run."""
        ...

    async def make_due(self) -> None:
        """Before each run."""
        ...

    async def run(self) -> int:
        """The sweep itself; answers how many were due."""
        ...


async def measure_sweeps(extent: Extent) -> tuple[Section]:
    """Raises: StackRefusedError, ComponentFailedError, NotReached, TimeoutError, Transient."""
    taken = await milliseconds_by_size(extent, SIZES)
    smallest = SIZES[0]
    measured = [
        Measurement(
            f"{name}, {size:,} open", "ms", runs, (Peer(f"{smallest} open", taken[name, smallest], OF_THE_SMALLEST),)
        )
        for (name, size), runs in taken.items()
        if size != smallest
    ]
    return (Section("Sweeps", NOTE, tuple(measured)),)


async def milliseconds_by_size(extent: Extent, sizes: Sequence[int]) -> dict[tuple[str, int], Runs]:
    """How long each run took, by the sweep's name and how many are open."""
    async with new_ground(extent.folder) as ground, AsyncExitStack() as connections:
        makers = await _makers(ground)
        sweeps: dict[tuple[str, int], Sweep] = {}
        for position, (name, make) in enumerate(makers.items()):
            for size in sizes:
                mongo = Mongo(
                    ground.settings.mongo_address, f"sweep_{position}_{size}", retry_writes=False, timeout_ms=60_000
                )
                connections.enter_context(closing(mongo))
                sweeps[name, size] = make(mongo)
                await sweeps[name, size].fill(size, DUE)
        taken = await interleaved(
            {_label(*key): partial(_milliseconds, sweep) for key, sweep in sweeps.items()}, extent.repetitions * LOOKS
        )
    return {key: taken[_label(*key)] for key in sweeps}


def _label(name: str, size: int) -> str:
    return f"{name}/{size}"


async def _makers(ground: Ground) -> dict[str, Callable[[Mongo], Sweep]]:
    """The sweeps by name; what they find is like what the services stored here."""
    with closing(ClueStore(ground)) as store:
        originals = await store.originals()
    return {
        "outbox sweep": lambda mongo: LeftCommits(mongo, ground.publisher, originals),
        "paper due, the rest later": lambda mongo: DueNotices(mongo, others_by_mail=False),
        "paper due, the rest by mail": lambda mongo: DueNotices(mongo, others_by_mail=True),
    }


async def _milliseconds(sweep: Sweep, _: int) -> float:
    await sweep.make_due()
    began = perf_counter()
    found = await sweep.run()
    taken = perf_counter() - began
    if found != DUE:
        raise NotReached(f"a sweep found {found} due, not {DUE}")
    return taken * MILLISECONDS
