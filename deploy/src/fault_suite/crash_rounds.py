"""Every service dies at each of its crash points in turn, while a trickle of work goes on; then the same proof."""

import asyncio
import signal
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from rich.console import Console

from embedded_stack.settings import Broker
from fault_suite.arena import Arena, Equipment
from fault_suite.ledger import LedgerWriter
from fault_suite.load import carried_out
from fault_suite.mischief import Mischief
from fault_suite.plan import TOPICS
from fault_suite.report import Proof, show_violations
from fault_suite.run import order, proven, warmed_up
from fault_suite.settling import settled
from wenze.crash_points import VARIABLE, CrashPoint

REACHED_SECONDS: Final = 90.0
SETTLING_SECONDS: Final = 240.0
_TRICKLE_CLUES: Final = 8
_TRICKLE_DECISIONS: Final = 2
_TRICKLE_SECONDS: Final = 2.0

_OF_MESSAGES: Final[tuple[CrashPoint, ...]] = (
    "decoded",
    "decided",
    "appended",
    "publishing",
    "published",
    "dead-letters-sent",
    "before-acknowledgement",
    "acknowledged",
    "list-written",
)
# What is left to be published is swept at the next start.
_OF_REQUESTS: Final[tuple[CrashPoint, ...]] = (
    "appended-before-answer",
    "published-before-mark",
    "before-publishing-behind-the-answer",
    "swept",
)
_OF_DELIVERIES: Final[tuple[CrashPoint, ...]] = ("delivery-claimed", "delivery-sent", "delivery-recorded")

Points = Mapping[str, Sequence[CrashPoint]]

POINTS_OF: Final[Points] = {
    "clue-intake": (*_OF_MESSAGES, *_OF_REQUESTS),
    "case-engine": (*_OF_MESSAGES, *_OF_REQUESTS),
    "personnel": _OF_MESSAGES,
    "notifier": (*_OF_DELIVERIES, *_OF_MESSAGES),
}
"""Where each service can die under this load. Requests to personnel and to the notifier pass the same instants."""


@dataclass(frozen=True, slots=True)
class CrashReport:
    """The points at which a service died, those that it never came to, and what the checker found afterwards."""

    reached: tuple[str, ...]
    missed: tuple[str, ...]
    proof: Proof

    @property
    def holds(self) -> bool:
        """Whether every point was reached and nothing was violated."""
        return not self.missed and not self.proof.violations


async def crash_rounds(seed: int, broker: Broker, folder: Path, points: Points = POINTS_OF) -> CrashReport:
    """Start an arena, have each service die at each of these points in turn, prove that nothing was lost.

    Raises: StackRefusedError, ComponentFailedError, LoadFailed.
    """
    async with Arena(folder, Equipment(seed, broker)) as arena:
        await warmed_up(arena)
        async with _trickle(arena):
            died = await asyncio.gather(*(_dies_at_all(arena, service, each) for service, each in points.items()))
        await settled(arena.places.mongo, SETTLING_SECONDS)
        told = {name: reached for service in died for name, reached in service.items()}
        return CrashReport(
            reached=tuple(name for name, reached in told.items() if reached),
            missed=tuple(name for name, reached in told.items() if not reached),
            proof=await proven(arena),
        )


async def _dies_at_all(arena: Arena, service: str, points: Sequence[CrashPoint]) -> dict[str, bool]:
    """Whether the service died at each point; at the end it runs as it should."""
    (name,) = arena.replicas_of(service)
    died = {f"{service}: {point}": await dies_at(arena, name, point) for point in points}
    await arena.stacks[name].restart(name)
    return died


async def dies_at(arena: Arena, name: str, point: CrashPoint) -> bool:
    """Whether the process, killed and started to die at this point, did so; it does not run any more."""
    stack = arena.stacks[name]
    await stack.kill(name)
    exit_code = await stack.run_to_its_end(name, {VARIABLE: point}, REACHED_SECONDS)
    await stack.kill(name)
    return exit_code == -signal.SIGKILL


@asynccontextmanager
async def _trickle(arena: Arena) -> AsyncGenerator[None]:
    """A little of everything, again and again; what was sent is acknowledged when this is left."""
    enough = asyncio.Event()
    trickling = asyncio.create_task(_send_until(enough, arena))
    try:
        yield
    finally:
        enough.set()
        await trickling


async def _send_until(enough: asyncio.Event, arena: Arena) -> None:
    async with (
        LedgerWriter(arena.ledger_folder / "poison.jsonl") as ledger,
        Mischief(arena.kafka, ledger, arena.equipment.seed) as mischief,
        asyncio.TaskGroup() as sending,
    ):
        for number in count():
            if enough.is_set():
                break
            ordered = order(arena, f"trickle{number}", _TRICKLE_CLUES, _TRICKLE_DECISIONS, _TRICKLE_SECONDS)
            sending.create_task(carried_out(ordered))
            for topic in TOPICS:
                await mischief.poison(topic, 1)
            await asyncio.sleep(_TRICKLE_SECONDS)


def show_crashes(report: CrashReport, console: Console) -> None:
    """Print it for people."""
    console.print(f"Crash points: services died at {len(report.reached)}, never came to {len(report.missed)}")
    for missed in report.missed:
        console.print(f"FAILED: never at {missed}")
    show_violations(report.proof.violations, console)
