"""The checker finds what it is there for: with each protection taken out of the running service, it names the breach.

The protections are taken out by modules that Python imports when the process starts; the product has no switch.
"""

import asyncio
from pathlib import Path

import pytest
import pytest_asyncio

from fault_suite.arena import Arena, Equipment
from fault_suite.checker.violation import Law
from fault_suite.crash_rounds import dies_at
from fault_suite.ledger import LedgerWriter
from fault_suite.load import carried_out
from fault_suite.mischief import Mischief
from fault_suite.run import order, proven
from fault_suite.settling import settled

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(240), pytest.mark.xdist_group("fault-suite")]

MUTANTS = Path(__file__).parent / "mutants"
SERVICE = "clue-intake"
ANSWERED = 8
ANSWERED_SECONDS = 60.0
SETTLING_SECONDS = 25.0
QUIET_SECONDS = 3.0

EXPECTED: dict[str, set[Law]] = {
    "unique_cause": {"cause-applied-twice"},
    "publish_sweeper": {"message-missing", "commit-pending"},
    "commit_after_append": {"clue-missing"},
    "dead_letters": {"dead-letter-missing"},
}


async def _ordeal(folder: Path, mutant: str) -> set[Law]:
    """Repeats, poison, a kill while the broker is silent, a crash before the append: the laws that were broken."""
    environment = {"PYTHONPATH": str(MUTANTS / mutant)} if mutant else {}
    async with Arena(folder, Equipment(7, "embedded", services=(SERVICE,), environment=environment)) as arena:
        await carried_out(order(arena, "first", clues=60, decisions=0, seconds=1))
        await _poisoned(arena)
        await _killed_thrice(arena)
        await settled(arena.places.mongo, SETTLING_SECONDS, QUIET_SECONDS)
        proof = await proven(arena, checks=1)
        return {violation.law for violation in proof.violations}


async def _poisoned(arena: Arena) -> None:
    async with (
        LedgerWriter(arena.ledger_folder / "poison.jsonl") as ledger,
        Mischief(arena.kafka, ledger, seed=7) as mischief,
    ):
        await mischief.poison("feeds", 5)


async def _killed_thrice(arena: Arena) -> None:
    """First while the broker is silent: what was acknowledged over HTTP by then is in the journal and not on the topic.
    Then with the first messages read and nothing of them stored, be they submissions or what the list is made of."""
    (name,) = arena.replicas_of(SERVICE)
    async with arena.broker_link.silent():
        sending = asyncio.create_task(carried_out(order(arena, "silent", clues=40, decisions=0, seconds=1)))
        await _answered_over_http(arena.ledger_folder / "silent.jsonl")
        await arena.stacks[name].kill(name)
    assert [await dies_at(arena, name, "decoded") for _ in ("of one topic", "of the other")] == [True, True]
    await arena.stacks[name].restart(name)
    await sending


async def _answered_over_http(ledger: Path) -> None:
    """Returns when clues were acknowledged over HTTP, which have a status: enough that some are not sent again."""
    async with asyncio.timeout(ANSWERED_SECONDS):
        while not (ledger.exists() and ledger.read_text(encoding="utf-8").count('"status"') >= ANSWERED):  # noqa: ASYNC110, ASYNC240 - another process writes it
            await asyncio.sleep(0.05)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[Law]]:
    """The laws that were broken without each protection, and with all of them under the empty name."""
    mutants = ["", *EXPECTED]
    ordeals = (_ordeal(tmp_path_factory.mktemp(mutant or "whole"), mutant) for mutant in mutants)
    return dict(zip(mutants, await asyncio.gather(*ordeals), strict=True))


def test_with_every_protection_nothing_is_found(broken: dict[str, set[Law]]):
    assert broken[""] == set()


@pytest.mark.parametrize("mutant", EXPECTED)
def test_a_protection_taken_out_is_noticed(mutant: str, broken: dict[str, set[Law]]):
    assert EXPECTED[mutant] <= broken[mutant]


def test_every_mutant_is_tried():
    assert {folder.name for folder in MUTANTS.iterdir() if folder.is_dir()} == set(EXPECTED)
