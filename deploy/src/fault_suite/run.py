"""One run: the load, the faults of the plan beside it, then the proof."""

import asyncio
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Final

from embedded_stack.settings import Broker
from fault_suite.arena import Arena, Equipment
from fault_suite.checker import check, gathered
from fault_suite.ledger import LedgerWriter
from fault_suite.load import Order
from fault_suite.mischief import Mischief
from fault_suite.plan import Extent, Fault, Kind, plan
from fault_suite.report import Proof, Report, counted
from fault_suite.settling import settled
from fault_suite.victims import Victims

WARM_UP_CLUES: Final = 40
WARM_UP_DECISIONS: Final = 20
SETTLING_SECONDS: Final = 900.0
CHECKS: Final = 3
BETWEEN_CHECKS: Final = 15.0


class LoadFailed(Exception):  # noqa: N818 - what happened, as its text says
    """The load's own process did not do its work; the run says nothing then."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """What a run does: so many clues and imported decisions over the extent's time on this broker, with the faults
    that the seed plans."""

    seed: int
    clues: int
    decisions: int
    broker: Broker
    extent: Extent

    def plan(self) -> tuple[Fault, ...]:
        """The faults."""
        return plan(self.seed, self.extent)


async def run(assignment: Assignment, folder: Path) -> Report:
    """Start an arena, do it, prove it.

    Raises: StackRefusedError, ComponentFailedError, LoadFailed.
    """
    began = monotonic()
    equipment = Equipment(assignment.seed, assignment.broker, assignment.extent.replicas)
    async with AsyncExitStack() as open_until:
        arena = await open_until.enter_async_context(Arena(folder, equipment))
        ledger = await open_until.enter_async_context(LedgerWriter(arena.ledger_folder / "poison.jsonl"))
        mischief = await open_until.enter_async_context(Mischief(arena.kafka, ledger, assignment.seed))
        await warmed_up(arena)
        victims = Victims(arena)
        await _load_and_faults(arena, assignment, Faults(arena, victims, mischief))
        quiet_since = monotonic()
        in_time = await settled(arena.places.mongo, SETTLING_SECONDS)
        settling = monotonic() - quiet_since
        proof = await proven(arena)
        return Report.of(
            assignment=assignment,
            faults=counted(victims.tolls, arena, mischief),
            proof=proof,
            tolls=victims.tolls,
            seconds=monotonic() - began,
            settling=settling,
            settled=in_time,
        )


async def warmed_up(arena: Arena) -> None:
    """The whole way has been gone once: the embedded database does not outlive a kill while it makes a collection.

    Raises: LoadFailed.
    """
    await send(arena, order(arena, "warm", WARM_UP_CLUES, WARM_UP_DECISIONS, seconds=1))
    await settled(arena.places.mongo, SETTLING_SECONDS)


def order(arena: Arena, series: str, clues: int, decisions: int, seconds: float) -> Order:
    """What the load is to send to this arena; another series is other clues and decisions."""
    return Order(
        seed=arena.equipment.seed,
        series=series,
        clues=clues,
        decisions=decisions,
        seconds=seconds,
        clue_intake=[arena.addresses[name] for name in arena.replicas_of("clue-intake")],
        case_engine=[arena.addresses[name] for name in arena.replicas_of("case-engine")],
        kafka=arena.kafka,
        idempotent=arena.equipment.broker == "apache",
        issuer_folder=arena.services_folder / "identity",
        ledger=arena.ledger_folder / f"{series}.jsonl",
    )


async def _load_and_faults(arena: Arena, assignment: Assignment, faults: "Faults") -> None:
    ordered = order(arena, "load", assignment.clues, assignment.decisions, assignment.extent.seconds)
    load = asyncio.create_task(send(arena, ordered))
    try:
        await faults.run(assignment.plan())
        await load
    finally:
        load.cancel()
        await asyncio.gather(load, return_exceptions=True)


async def send(arena: Arena, ordered: Order) -> None:
    """Have the load's process send the order. Raises: LoadFailed."""
    file = arena.folder / f"{ordered.series}.json"
    file.write_text(ordered.model_dump_json())
    with (arena.folder / f"{ordered.series}.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "fault_suite.load", str(file), stdout=log, stderr=log
        )
        try:
            code = await process.wait()
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    if code:
        raise LoadFailed(f"the load ended with exit code {code}; see {log.name}")


async def proven(arena: Arena, checks: int = CHECKS) -> Proof:
    """What the checker finds; what it finds missing may be still on its way, and is looked for again."""
    proof = await _looked_at(arena)
    for _ in range(checks - 1):
        if not proof.violations:
            break
        await asyncio.sleep(BETWEEN_CHECKS)
        proof = await _looked_at(arena)
    return proof


async def _looked_at(arena: Arena) -> Proof:
    evidence = await gathered(arena.places, arena.equipment.services)
    return Proof.of(evidence, check(evidence))


class Faults:
    """Does what the plan says, each fault at its time; several may be under way at once."""

    def __init__(self, arena: Arena, victims: Victims, mischief: Mischief) -> None:
        self.done: Counter[str] = Counter()
        self._arena = arena
        self._victims = victims
        self._mischief = mischief

    async def run(self, faults: Sequence[Fault]) -> None:
        """All are over, and all processes are back, when this returns."""
        watching = asyncio.create_task(self._victims.watch())
        began = monotonic()
        try:
            async with asyncio.TaskGroup() as group:
                for fault in faults:
                    await asyncio.sleep(max(0.0, began + fault.at - monotonic()))
                    group.create_task(self._do(fault))
            await self._victims.all_back()
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)

    async def _do(self, fault: Fault) -> None:
        await self._under_way(fault)
        self.done[fault.kind] += 1

    def _under_way(self, fault: Fault) -> Awaitable[None]:
        victims, mischief, mail, database = (
            self._victims,
            self._mischief,
            self._arena.mail_server,
            self._arena.database_link,
        )
        link = self._arena.broker_link if fault.target == "broker" else database
        ways: dict[Kind, Callable[[], Awaitable[None]]] = {
            "kill": lambda: victims.kill(fault.target, fault.seconds),
            "stop": lambda: victims.stop(fault.target, fault.seconds),
            "pause": lambda: victims.pause(fault.target, fault.seconds),
            "cut": link.cut,
            "cut-inside-replies": lambda: link.cut_inside_replies(fault.amount),
            "delay": lambda: link.delay(fault.seconds, fault.amount / 1000),
            "silence": lambda: link.swallow(fault.seconds),
            "database-errors": lambda: database.fail_inside_batches(fault.amount),
            "repeat-messages": lambda: mischief.repeat(fault.target, fault.amount),
            "poison": lambda: mischief.poison(fault.target, fault.amount),
            "refuse-mail": lambda: mail.refuse(fault.target, fault.seconds),
        }
        return ways[fault.kind]()
