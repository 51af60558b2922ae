"""Puts the case engine together: the only place that knows which adapters it runs on."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from fastapi import APIRouter, FastAPI

from case_engine.adapters.calendar_tables import calendar_tables, official_years
from case_engine.adapters.case_documents import (
    INDEXES,
    NAME,
    AgeingDocuments,
    CaseDocuments,
    Counting,
    DeadlineDocuments,
    Documents,
    case_document,
)
from case_engine.adapters.decision_imports import INDEXES as IMPORT_INDEXES
from case_engine.adapters.decision_imports import MongoDecisionImports, import_document
from case_engine.adapters.events import (
    CALENDAR_EVENTS,
    CODEC,
    EARLIER_EVENTS,
    IMPORT_EVENTS,
    LIABILITY_EVENTS,
    events_of,
)
from case_engine.adapters.letters.files import LetterFiles
from case_engine.adapters.letters.font_file import UnusableFontError
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.adapters.metrics import counting_steps
from case_engine.adapters.publication import CALENDAR, CASE, EARLIER_DECISION, IMPORT, LIABILITY, messages_of
from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.act_on_case import ActOnCase, Cases
from case_engine.application.ageing import ReportAgeing
from case_engine.application.assess import Assessor
from case_engine.application.deadline_list import ListDeadlines
from case_engine.application.decision_imports import DecisionImports
from case_engine.application.import_calendar import ImportCalendar, ImportedCalendars
from case_engine.application.import_decisions import EarlierDecisions, ImportDecisions, Imports
from case_engine.application.letters import DrawsLetters, Letters
from case_engine.application.liability import Liability
from case_engine.application.propose_starts import ProposeStarts
from case_engine.application.record_service import RecordService
from case_engine.application.show_case import ShowCase
from case_engine.application.show_earlier import ShowEarlier
from case_engine.application.sweep_deadlines import SweepDeadlines
from case_engine.domain.calendar.imported import ImportedDay, evolve_calendar
from case_engine.domain.case.evolution import evolve
from case_engine.domain.deadlines.deadlines import deadlines_of
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.earlier.imported import evolve_imported
from case_engine.domain.earlier.report import evolve_import
from case_engine.domain.liability.state import evolve_liability
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules.article_19_conduct_before_in_force import in_force_from
from case_engine.entrypoints.consumers import ClueConsumer, ReceiptConsumer
from case_engine.entrypoints.http import (
    actions,
    aftermath_actions,
    ageing,
    assessments,
    calendar_imports,
    cases,
    clauses,
    deadlines,
    decision_actions,
    decision_imports,
    earlier_decisions,
    letters,
    liability,
    side_actions,
    statistics,
    working_days,
)
from case_engine.entrypoints.http.scoping import scoping
from case_engine.settings import Settings
from wenze.calendar import CalendarTableError, WorkingDayCalendar
from wenze.clock import Clock
from wenze.contracts.topics import CASES, CLUES, NOTICES
from wenze.regulation import Ruleset
from wenze.service.http import service_application
from wenze.service.projection import Projection
from wenze.service.runtime import Runtime

TITLE = "问责案件"
DESCRIPTION = "按《问责办法》评定、办理问责案件：启动、认定、听取陈述申辩、决定、生效和送达。"

UNUSABLE: Final = (CalendarTableError, UnusableFontError)
"""By these `build` says in Chinese that a setting cannot be used, and what to correct."""


def build(settings: Settings) -> FastAPI:
    """The service, not yet connected to anything.

    Raises: InvalidDecisionError for unusable settings, CalendarTableError for an unusable calendar table,
    UnusableFontError without the folder of fonts.
    """
    runtime = Runtime("case-engine", settings, messages_of)
    store = runtime.aggregates(CASE, CODEC, evolve, Refusal, observe=counting_steps(runtime.metrics))
    decisions = runtime.aggregates(EARLIER_DECISION, EARLIER_EVENTS, evolve_imported, Refusal)
    imports = runtime.aggregates(IMPORT, IMPORT_EVENTS, evolve_import, Refusal)
    proposals = runtime.aggregates(LIABILITY, LIABILITY_EVENTS, evolve_liability, Refusal)
    ruleset = Ruleset.load(settings.regulation_decisions)
    calendar = WorkingDayCalendar.from_library().with_years(calendar_tables(settings.calendar_folder))
    assessor = Assessor(WenzeRulebook(ruleset, calendar))
    counting = Counting(lambda: assessor.reckoning, settings.deadline_lead_days)
    documents = runtime.project(CASES, store, NAME, INDEXES, partial(case_document, counting=counting))
    sweep = SweepDeadlines(
        store, DeadlineDocuments(documents), assessor, runtime.clock, lead_days=settings.deadline_lead_days
    )
    runtime.background(partial(sweep.run, runtime.lease("deadline-sweep"), settings.deadline_sweep_seconds))
    calendars = runtime.aggregates(CALENDAR, CALENDAR_EVENTS, evolve_calendar, Refusal)
    import_calendar = calendar_import(calendars, store, documents, ruleset, calendar, runtime.clock)
    runtime.background(partial(import_calendar.run, runtime.lease("calendar-import"), settings.deadline_sweep_seconds))
    import_documents = runtime.read_model("imports", IMPORT_INDEXES)
    runtime.rebuilds["imports"] = partial(
        Projection(imports, import_documents, import_document).rebuild, runtime.journal
    )
    # A group of its own for each topic: two topics in one group can rejoin for ever on the embedded broker.
    runtime.subscribe(CLUES, ClueConsumer(ProposeStarts(store)).process, purpose="starts")
    record_service = RecordService(store, decisions, runtime.clock)
    runtime.subscribe(NOTICES, ReceiptConsumer(record_service).process, purpose="service", can_wait=True)
    drawing = LetterFiles(LetterFonts(settings.letter_font_folder))
    return service_application(
        runtime,
        title=TITLE,
        description=DESCRIPTION,
        routers=[
            *routers(store, documents, drawing, ruleset, calendar, runtime.clock, settings.deadline_lead_days),
            calendar_imports.router(import_calendar),
            liability.router(Liability(proposals, runtime.journal.streams, store, runtime.clock)),
            *decision_routers(
                decisions, imports, MongoDecisionImports(import_documents), ruleset, calendar, runtime.clock
            ),
        ],
        scoping=scoping(store, decisions),
    )


def routers(
    store: Cases,
    documents: Documents,
    drawing: DrawsLetters,
    ruleset: Ruleset,
    calendar: WorkingDayCalendar,
    clock: Clock,
    lead_days: int,
) -> list[APIRouter]:
    """What the service offers about cases and the regulation."""
    listed = CaseDocuments(documents)
    assessor = Assessor(WenzeRulebook(ruleset, calendar))
    show = ShowCase(store, events_of, lambda case: deadlines_of(case, assessor.reckoning))
    case_letters = Letters(store, drawing, ruleset.catalogue.cite)
    act = ActOnCase(store, assessor, case_letters.sealed, case_letters.fingerprint_of, clock)
    return [
        assessments.router(assessor, clock),
        cases.router(listed, show),
        actions.router(act, show, clock),
        decision_actions.router(act, show),
        side_actions.router(act, show),
        aftermath_actions.router(act, show),
        deadlines.router(ListDeadlines(DeadlineDocuments(documents), lead_days), clock),
        letters.router(case_letters),
        statistics.router(listed),
        ageing.router(ReportAgeing(AgeingDocuments(documents)), clock),
        clauses.router(ruleset.catalogue),
        working_days.router(calendar),
    ]


def calendar_import(
    calendars: ImportedCalendars,
    store: Cases,
    documents: Documents,
    ruleset: Ruleset,
    calendar: WorkingDayCalendar,
    clock: Clock,
) -> ImportCalendar:
    """Imports of official years into this calendar, which everybody else here counts by."""
    without_imports = calendar.with_years(())

    def counted(days: Sequence[ImportedDay]) -> Reckoning:
        rulebook = WenzeRulebook(ruleset, without_imports.with_years(official_years(days)))
        return Assessor(rulebook).reckoning

    def adopt(days: Sequence[ImportedDay]) -> None:
        calendar.adopt(official_years(days))

    return ImportCalendar(calendars, store, DeadlineDocuments(documents), counted, adopt, clock)


def decision_routers(
    decisions: EarlierDecisions,
    imports: Imports,
    listed: DecisionImports,
    ruleset: Ruleset,
    calendar: WorkingDayCalendar,
    clock: Clock,
) -> list[APIRouter]:
    """What the service offers about decisions that were made outside it."""
    rulebook = WenzeRulebook(ruleset, calendar)
    import_decisions = ImportDecisions(
        decisions,
        imports,
        listed,
        Assessor(rulebook).consequences_of,
        in_force_from(rulebook.consult(clock.today())),
        clock,
    )
    return [decision_imports.router(import_decisions, listed), earlier_decisions.router(ShowEarlier(decisions))]
