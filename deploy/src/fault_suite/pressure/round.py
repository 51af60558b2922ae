"""One siege: a slow database and more work than can be done, then silence, then as usual until all is done."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from embedded_stack.settings import Broker
from fault_suite.arena import Arena, Equipment
from fault_suite.load import Order
from fault_suite.plan import SERVICES
from fault_suite.pressure.bound import allowed_growth, size_of
from fault_suite.pressure.report import Memory, PressureReport, Statement
from fault_suite.pressure.watch import Look, Phase, Watcher
from fault_suite.run import order, proven, send
from fault_suite.settling import settled
from fault_suite.submissions import submissions

USUAL_CLUES: Final = 60
USUAL_SECONDS: Final = 2.0
SILENT_SECONDS: Final = 6.0
"""Longer than a readiness check waits for an answer."""
DRAINING_SECONDS: Final = 900.0
_POLL_SECONDS: Final = 0.02
DECISIONS_TO_CLUES: Final = 10


@dataclass(frozen=True, slots=True)
class Siege:
    """Clues and, where case-engine is there, decisions: sent within so many seconds by so many clients, who do not ask
    whether the services keep up, while the database is so many times slower. `environment` is added to each service's;
    `quiet`: at rest is who has not changed for so many seconds."""

    seed: int
    clues: int
    seconds: float
    clients: int
    times: float
    broker: Broker = "embedded"
    services: tuple[str, ...] = SERVICES
    quiet: float = 12.0
    environment: Mapping[str, str] | None = None

    @property
    def decisions(self) -> int:
        """How many decisions are imported beside the clues."""
        return self.clues // DECISIONS_TO_CLUES if "case-engine" in self.services else 0


async def besieged(siege: Siege, folder: Path) -> PressureReport:
    """Start an arena, lay siege to it, prove that it held.

    Raises: StackRefusedError, ComponentFailedError, LoadFailed.
    """
    equipment = Equipment(siege.seed, siege.broker, services=siege.services, environment=siege.environment or {})
    async with AsyncExitStack() as open_until:
        arena = await open_until.enter_async_context(Arena(folder, equipment))
        await _as_usual(arena, siege)
        watcher = Watcher(arena)
        await watcher.look()
        await open_until.enter_async_context(watcher.watching())
        ordered = _ordered(arena, siege)
        began = monotonic()
        sending = asyncio.create_task(send(arena, ordered))
        await _begun(ordered, sending)
        statements = await _slow(arena, siege, watcher)
        await _silent(arena, watcher)
        usual_since = monotonic()
        await sending
        sent = monotonic()
        at_rest = await settled(arena.places.mongo, DRAINING_SECONDS, siege.quiet)
        drained = monotonic() - siege.quiet
        await watcher.look()
        proof = await proven(arena)
        return PressureReport(
            seed=siege.seed,
            clues=siege.clues,
            times=siege.times,
            slow_seconds=siege.seconds,
            sending_seconds=round(sent - began, 1),
            draining_seconds=round(drained - usual_since, 1),
            settled=at_rest,
            statements=statements,
            answers=json.loads(ordered.answers.read_bytes()),
            readiness=_readiness(watcher.looks),
            memory=tuple(_memory(siege, watcher.looks)),
            counts=proof.counts,
            violations=proof.violations,
        )


async def _as_usual(arena: Arena, siege: Siege) -> None:
    """A little of everything, by which the link learns what is usual."""
    decisions = USUAL_CLUES // DECISIONS_TO_CLUES if siege.decisions else 0
    await send(arena, order(arena, "usual", USUAL_CLUES, decisions, USUAL_SECONDS))
    await settled(arena.places.mongo, DRAINING_SECONDS, siege.quiet)


def _ordered(arena: Arena, siege: Siege) -> Order:
    ordered = order(arena, "siege", siege.clues, siege.decisions, siege.seconds)
    return ordered.model_copy(update={"clients": siege.clients, "patient": True})


async def _begun(ordered: Order, sending: "asyncio.Task[None]") -> None:
    """The load's process takes a moment until it sends; its ledger is there then. Raises: LoadFailed."""
    while not ordered.ledger.exists():
        if sending.done():
            await sending
        await asyncio.sleep(_POLL_SECONDS)


async def _slow(arena: Arena, siege: Siege, watcher: Watcher) -> tuple[Statement, ...]:
    """The database is slow as long as the load is meant to last. How long its statements took."""
    pace = arena.database_link.pace
    usual = pace.slow_down(siege.times)
    watcher.phase = "slow"
    await asyncio.sleep(siege.seconds)
    slow = pace.as_usual()
    return tuple(Statement(name, usual[name], slow[name]) for name in usual if name in slow)


async def _silent(arena: Arena, watcher: Watcher) -> None:
    """The database does not answer at all for a while; then as usual."""
    watcher.phase = "silent"
    await arena.database_link.swallow(SILENT_SECONDS)
    watcher.phase = "afterwards"


def _readiness(looks: Sequence[Look]) -> dict[str, tuple[int, int]]:
    """By phase, how often a service was asked and how often it was ready."""
    phases: tuple[Phase, ...] = ("slow", "silent", "afterwards")
    asked = {phase: [look.ready for look in looks if look.phase == phase] for phase in phases}
    return {phase: (len(answers), sum(map(bool, answers))) for phase, answers in asked.items()}


def _memory(siege: Siege, looks: Sequence[Look]) -> Sequence[Memory]:
    largest = max(size_of(sent[0]) for sent in submissions(siege.seed, "siege", 1))
    return [Memory.of(service, looks, allowed_growth(service, largest)) for service in siege.services]
