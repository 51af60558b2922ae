"""Files of earlier decisions over stores in memory. All persons and places are synthetic (合成)."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from case_engine.adapters.events import EARLIER_EVENTS, IMPORT_EVENTS
from case_engine.adapters.publication import messages_of
from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.application.decision_imports import ImportRecord
from case_engine.application.earlier_columns import COLUMNS
from case_engine.application.import_decisions import ImportDecisions
from case_engine.domain.earlier.events import DecisionImported
from case_engine.domain.earlier.imported import evolve_imported
from case_engine.domain.earlier.report import DecisionsImported, evolve_import
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules.article_19_conduct_before_in_force import in_force_from
from wenze.calendar import WorkingDayCalendar
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DecisionInForce
from wenze.files import ImportRequest, Row, Table, TableFile
from wenze.journal.memory import InMemoryJournal
from wenze.regulation import Ruleset
from wenze.testing.clock import FixedClock
from wenze.testing.journal import in_memory_store

HEADINGS = tuple(column.heading for column in COLUMNS)
TODAY = date(2026, 3, 20)

ADMONITION = {
    "文号": "岳问责〔2025〕7号（合成）",
    "县市区": "岳阳楼区",
    "干部编号": "HC-0001",
    "姓名": "合成甲",
    "单位": "合成区某局",
    "职务": "副局长",
    "问责方式": "诫勉谈话",
    "决定日期": "2026-01-10",
    "生效日期": "2026-01-15",
    "批准机关": "合成区委",
    "已送达": "是",
}
UNSERVED = {"已送达": "否", "问责情形": "第七条第五项", "问责事实": "合成事实", "申诉受理机关": "合成区委组织部"}


def told(number: int = 2, **changes: str) -> Row:
    """A row as the shared reader gives it: every column, empty where nothing is told."""
    return Row(number, dict.fromkeys(HEADINGS, "") | ADMONITION | changes)


class Desk:
    """Where files are imported; `settings` are the deployment's answers to open questions."""

    def __init__(self, listed: Any, folder: Path, settings: dict[str, str]) -> None:
        self.clock = FixedClock(datetime(2026, 3, 20, 9, 0, tzinfo=BUSINESS_ZONE))
        self.journal = InMemoryJournal()
        self.decisions, self.publisher = in_memory_store(
            "earlier-decision", EARLIER_EVENTS, evolve_imported, Refusal, messages_of, self.clock, self.journal
        )
        self.imports, _ = in_memory_store(
            "import", IMPORT_EVENTS, evolve_import, Refusal, messages_of, self.clock, self.journal
        )
        rulebook = WenzeRulebook(_ruleset(folder, settings), WorkingDayCalendar.from_library())
        self._import = ImportDecisions(
            self.decisions,
            self.imports,
            listed,
            Assessor(rulebook).consequences_of,
            in_force_from(rulebook.consult(TODAY)),
            self.clock,
        )

    async def take(
        self, rows: Sequence[Row], key: str = "key-1", fingerprint: str = "f1", errors: Sequence[Any] = ()
    ) -> DecisionsImported:
        """Import a file with these rows; its report."""
        return (await self.record(rows, key, fingerprint, errors)).report

    async def record(
        self, rows: Sequence[Row], key: str = "key-1", fingerprint: str = "f1", errors: Sequence[Any] = ()
    ) -> ImportRecord:
        file = TableFile("合成.csv", fingerprint, Table(HEADINGS, tuple(rows), tuple(errors)))
        return await self._import(file, ImportRequest(key, "合成经办人"))

    async def kept(self) -> dict[str, list[Any]]:
        """The events of every earlier decision in the journal, by stream."""
        names = await self.journal.streams("earlier-decision:", "", 10_000)
        return {
            name: [EARLIER_EVENTS.decode(stored) for commit in commits for stored in commit.events]
            for name, commits in (await self.journal.load(names)).items()
        }

    async def only(self) -> DecisionImported:
        """The one decision that was taken over."""
        ((decision,),) = (await self.kept()).values()
        return decision

    async def messages(self) -> list[DecisionInForce]:
        """What the other services are told of what is in the journal."""
        names = await self.journal.streams("earlier-decision:", "", 10_000)
        return [
            message
            for commits in (await self.journal.load(names)).values()
            for commit in commits
            for message in messages_of(commit)
            if isinstance(message, DecisionInForce)
        ]

    async def effects(self, **changes: str) -> dict[str, tuple[date, date | None]]:
        """First and last day of each effect of a decision with these changes."""
        report = await self.take([told(**changes)])
        assert report.problems == ()
        return {
            effect.kind.value: (effect.effective_from, effect.effective_until) for effect in (await self.only()).effects
        }


def _ruleset(folder: Path, settings: dict[str, str]) -> Ruleset:
    if not settings:
        return Ruleset.load()
    path = folder / "decided.toml"
    lines = [f'{name} = {{ value = {value}, decided_by = "合成机关" }}' for name, value in settings.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return Ruleset.load(path)


@pytest.fixture
def desk_with(imports_in_memory: Any, tmp_path: Path) -> Callable[..., Desk]:
    return lambda **settings: Desk(
        imports_in_memory, tmp_path, {name.replace("_", "-"): value for name, value in settings.items()}
    )


@pytest.fixture
def desk(desk_with: Callable[..., Desk]) -> Desk:
    return desk_with()


@pytest.fixture
def row() -> Callable[..., Row]:
    return told


@pytest.fixture
def unserved() -> dict[str, str]:
    return UNSERVED
