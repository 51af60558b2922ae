"""Builders of synthetic cadres and decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

import pytest

from personnel.adapters.cadre_documents import cadre_document, listed_cadre
from personnel.adapters.decisions import appeal_of, decided_effect_of, subject_of
from personnel.adapters.events import CADRE_EVENTS, IMPORT_EVENTS
from personnel.adapters.publication import messages_of
from personnel.application.cadre_directory import CadreFilter, CadrePage, ListedCadre, Statistics
from personnel.application.import_roster import ImportRoster
from personnel.application.record_decisions import RecordDecisions
from personnel.application.roster_columns import COLUMNS
from personnel.application.roster_imports import ImportRecord
from personnel.domain.cadre import Cadre, evolve
from personnel.domain.decision import AppealRight, Decision, SubjectAsDecided
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.eligibility.rules import WITHOUT_BEARING
from personnel.domain.events import CadreEvent, CadreRegistered, EffectsRecorded
from personnel.domain.levels import Level
from personnel.domain.particulars import ManagedBy, Particulars
from personnel.domain.refusal import Refusal
from personnel.domain.roster_import import RosterImported, evolve_import
from personnel.entrypoints.consumers import DecisionReader
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DecisionInForce
from wenze.contracts.envelope import Envelope
from wenze.files import ImportRequest, Row, Table, TableFile
from wenze.journal.store import AggregateStore
from wenze.regulation.ruleset import Consultation, Ruleset
from wenze.testing.clock import FixedClock
from wenze.testing.journal import ListPublisher, in_memory_store

CADRE_ID = "HC-0001"
NOW = datetime(2026, 6, 1, 9, 0, tzinfo=BUSINESS_ZONE)


def particulars(**changes: Any) -> Particulars:
    fields: dict[str, Any] = {
        "name": "合成甲",
        "county": "430602",
        "unit": "合成局",
        "post": "合成科科长",
        "level": Level.SECTION,
        "managed_by": ManagedBy.COUNTY,
    }
    return Particulars(**(fields | changes))


def effect(
    kind: str = "promotion-ban",
    start: date = date(2026, 5, 10),
    until: date | None = date(2026, 11, 9),
    clause: str = "accountability:18.1",
    details: Mapping[str, str] | None = None,
) -> Effect:
    return Effect(EffectKind(kind), start, until, clause, "合成示例", dict(details or {}))


def decision(effects: Sequence[Effect] = (), decision_id: str = "D-1", **changes: Any) -> Decision:
    fields: dict[str, Any] = {
        "decision_id": decision_id,
        "case_id": f"C-{decision_id}",
        "document_number": f"合成问责〔2026〕{decision_id}号",
        "subject": SubjectAsDecided("合成甲", "合成局", "合成科科长"),
        "measure": "admonition-talk",
        "facts": "合成示例",
        "basis": ("accountability:7.2",),
        "approving_body": "合成部务会",
        "decided_on": date(2026, 5, 8),
        "effective_on": date(2026, 5, 10),
        "appeal": AppealRight(15, "合成主管部门"),
        "effects": tuple(effects),
    }
    return Decision(**(fields | changes))


def cadre(*decisions: Decision, **changes: Any) -> Cadre:
    state = evolve(None, CadreRegistered(CADRE_ID, particulars(**changes)))
    for each in decisions:
        state = evolve(state, EffectsRecorded(CADRE_ID, each))
    return state


def decision_in_force(made: Decision, cadre_id: str = CADRE_ID, message_id: str = "") -> Envelope:
    message = DecisionInForce.model_validate(
        {
            "county": "430602",
            "case_id": made.case_id,
            "decision_id": made.decision_id,
            "document_number": made.document_number,
            "subject": subject_of(cadre_id, made),
            "measure": made.measure,
            "facts": made.facts,
            "basis": made.basis,
            "approving_body": made.approving_body,
            "decided_on": made.decided_on,
            "effective_on": made.effective_on,
            "appeal": appeal_of(made),
            "effects": tuple(decided_effect_of(each) for each in made.effects),
            "letter_served": made.letter_served,
        }
    )
    return Envelope(
        id=message_id or f"case:{made.case_id}#000009.0",
        source="case-engine",
        subject=f"case:{made.case_id}",
        time=NOW,
        correlation_id=made.case_id,
        causation_id="http：合成",
        message=message,
    )


class InMemoryDirectory:
    """Implements the list of cadres over what a projection writes."""

    def __init__(self) -> None:
        self.documents: dict[str, tuple[int, dict[str, Any]]] = {}

    async def write(self, documents: Mapping[str, tuple[int, dict[str, Any]]]) -> None:
        for key, (version, document) in documents.items():
            if key not in self.documents or self.documents[key][0] < version:
                self.documents[key] = (version, document)

    async def page(self, wanted: CadreFilter, *, skip: int, limit: int) -> CadrePage:
        documents = [document for _, document in self.documents.values()]
        ordered = sorted(documents, key=lambda each: each["cadre_id"])
        ordered = sorted(ordered, key=lambda each: each["latest_decision"], reverse=True)
        found = [listed for each in ordered if is_wanted(listed := listed_cadre(each), wanted)]
        return CadrePage(found[skip : skip + limit], len(found))

    async def statistics(self, on: date) -> Statistics:
        cadres = [listed_cadre(document) for _, document in self.documents.values()]
        return Statistics(
            on=on,
            cadres=by_county(cadres),
            unregistered=sum(not each.registered for each in cadres),
            effects_in_force={
                kind: by_county([each for each in cadres if holds(each, on, {kind})]) for kind in EffectKind
            },
        )


def is_wanted(listed: ListedCadre, wanted: CadreFilter) -> bool:
    return (
        wanted.county in ("", listed.county)
        and wanted.unit in listed.unit
        and wanted.name in listed.name
        and wanted.registered in (None, listed.registered)
        and (wanted.effects_on is None or holds(listed, wanted.effects_on, set(EffectKind) - set(WITHOUT_BEARING)))
    )


def holds(listed: ListedCadre, on: date, kinds: set[EffectKind]) -> bool:
    return any(each.kind in kinds and each.starts <= on <= (each.until or date.max) for each in listed.effects)


def by_county(cadres: Sequence[ListedCadre]) -> dict[str, int]:
    counties = sorted({each.county for each in cadres})
    return {county: sum(each.county == county for each in cadres) for county in counties}


class InMemoryImports:
    """Implements the list of roster imports."""

    def __init__(self) -> None:
        self.records: dict[str, ImportRecord] = {}

    async def keep(self, record: ImportRecord) -> None:
        without_problems = replace(record.report, problems=())
        self.records[record.report.import_id] = replace(record, report=without_problems)

    async def page(self, *, skip: int, limit: int) -> tuple[list[ImportRecord], int]:
        latest_first = sorted(self.records.values(), key=lambda each: each.imported_at, reverse=True)
        return latest_first[skip : skip + limit], len(latest_first)


class Office:
    """The service's use cases over fakes."""

    def __init__(self) -> None:
        self.clock = FixedClock(NOW)
        self.cadres: AggregateStore[Cadre, CadreEvent]
        self.publisher: ListPublisher
        self.cadres, self.publisher = in_memory_store("cadre", CADRE_EVENTS, evolve, Refusal, messages_of, self.clock)
        self.directory = InMemoryDirectory()
        self.forget_imports()
        self.reader = DecisionReader(RecordDecisions(self.cadres, self.clock))

    def forget_imports(self) -> None:
        """As if no import had come to its report."""
        self.imports: AggregateStore[RosterImported, RosterImported]
        self.imports, _ = in_memory_store("import", IMPORT_EVENTS, evolve_import, Refusal, messages_of, self.clock)
        self.listed_imports = InMemoryImports()
        self.import_roster = ImportRoster(self.cadres, self.imports, self.listed_imports, self.clock)

    async def register(self, cadre_id: str, **changes: str) -> None:
        """Import a roster with this one line."""
        cells = (
            {column.heading: column.example for column in COLUMNS} | {"干部编号": cadre_id, "姓名": "合成甲"} | changes
        )
        table = Table(tuple(cells), (Row(2, cells),))
        await self.import_roster(TableFile("合成.csv", cadre_id, table), ImportRequest(f"register {cadre_id}", "合成"))

    async def project(self, *cadre_ids: str) -> None:
        """Bring the list up to date, as the reader of the service's own topic does."""
        histories = await self.cadres.load_many([self.cadres.stream(each) for each in cadre_ids])
        for history in histories.values():
            document = cadre_document(history)
            await self.directory.write({document["cadre_id"]: (len(history.commits), document)})

    async def cadre(self, cadre_id: str = CADRE_ID) -> Cadre | None:
        history = await self.cadres.load(cadre_id)
        return history.state if history else None


@dataclass(frozen=True)
class Examples:
    """What tests build their cases from."""

    cadre_id: str = CADRE_ID
    particulars = staticmethod(particulars)
    effect = staticmethod(effect)
    decision = staticmethod(decision)
    cadre = staticmethod(cadre)
    decision_in_force = staticmethod(decision_in_force)


@pytest.fixture(scope="session")
def examples() -> Examples:
    return Examples()


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="session")
def ruleset() -> Ruleset:
    return Ruleset.load()


@pytest.fixture
def regulation(ruleset: Ruleset) -> Consultation:
    return ruleset.consult(date(2026, 6, 1))
