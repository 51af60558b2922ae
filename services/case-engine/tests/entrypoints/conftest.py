"""The office's view of the service: its HTTP interface over a journal and a list in memory."""

from collections.abc import AsyncIterator
from datetime import date, datetime
from functools import partial
from itertools import count
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response

from case_engine.adapters.case_documents import Counting, DeadlineDocuments, case_document
from case_engine.adapters.events import CALENDAR_EVENTS, CODEC, EARLIER_EVENTS, IMPORT_EVENTS, LIABILITY_EVENTS
from case_engine.adapters.letters.files import LetterFiles
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.adapters.publication import messages_of
from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.application.import_calendar import ImportCalendar
from case_engine.application.liability import Liability
from case_engine.application.propose_starts import ProposeStarts
from case_engine.application.record_service import RecordService
from case_engine.application.sweep_deadlines import SweepDeadlines
from case_engine.bootstrap import calendar_import, decision_routers, routers
from case_engine.domain.calendar.imported import evolve_calendar
from case_engine.domain.case.case import Case
from case_engine.domain.case.evolution import evolve
from case_engine.domain.earlier.imported import evolve_imported
from case_engine.domain.earlier.report import evolve_import
from case_engine.domain.liability.state import evolve_liability
from case_engine.domain.refusal import Refusal
from case_engine.entrypoints.consumers import ClueConsumer, ReceiptConsumer
from case_engine.entrypoints.http import action_examples, calendar_imports, liability
from case_engine.entrypoints.http.scoping import scoping
from wenze.calendar import WorkingDayCalendar
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.clues import ClueAdmitted
from wenze.contracts.envelope import Envelope
from wenze.contracts.message import Message, Reason, Subject
from wenze.contracts.notices import ReceiptRecorded
from wenze.http import application
from wenze.journal.memory import InMemoryJournal
from wenze.regulation import Ruleset
from wenze.service.projection import Projection
from wenze.telemetry import Metrics
from wenze.testing.clock import FixedClock
from wenze.testing.identity import bearer, gate
from wenze.testing.journal import in_memory_store

LEAD_DAYS = 3
# One for all tests: it reads the fonts once.
DRAWING = LetterFiles(LetterFonts())
NOW = datetime(2026, 3, 20, 9, 0, tzinfo=BUSINESS_ZONE)


class Office:
    """Someone at work: posts with an acting person and a new idempotency key, unless the test says otherwise."""

    client: AsyncClient

    def __init__(self, clock: FixedClock, documents: Any, listed_imports: Any) -> None:
        self.clock, self.documents = clock, documents
        self.journal = InMemoryJournal()
        self.calendar = WorkingDayCalendar.from_library()
        self.assessor = Assessor(WenzeRulebook(Ruleset.load(), self.calendar))
        self.counting = Counting(lambda: self.assessor.reckoning, LEAD_DAYS)
        self._numbers = count(1)
        self.store, self.publisher = in_memory_store(
            "case", CODEC, evolve, Refusal, messages_of, clock, journal=self.journal
        )
        self.clues = ClueConsumer(ProposeStarts(self.store))
        self.decisions, self.told = in_memory_store(
            "earlier-decision", EARLIER_EVENTS, evolve_imported, Refusal, messages_of, clock, journal=self.journal
        )
        self.imports, _ = in_memory_store(
            "import", IMPORT_EVENTS, evolve_import, Refusal, messages_of, clock, journal=self.journal
        )
        self.listed_imports = listed_imports
        self.calendars, _ = in_memory_store(
            "calendar", CALENDAR_EVENTS, evolve_calendar, Refusal, messages_of, clock, journal=self.journal
        )
        self.proposals, self.told_of_leaders = in_memory_store(
            "liability", LIABILITY_EVENTS, evolve_liability, Refusal, messages_of, clock, journal=self.journal
        )
        self.liability = Liability(self.proposals, self.journal.streams, self.store, clock)
        self.import_calendar = self.replica(self.calendar)
        self.receipts = ReceiptConsumer(RecordService(self.store, self.decisions, clock))

    def replica(self, calendar: WorkingDayCalendar) -> ImportCalendar:
        """Another process of the service, as far as calendars go."""
        return calendar_import(self.calendars, self.store, self.documents, Ruleset.load(), calendar, self.clock)

    async def sweep(self) -> int:
        """What one replica does again and again: bring the list up to date, then hear what is due."""
        await self.project()
        listed = DeadlineDocuments(self.documents)
        return await SweepDeadlines(self.store, listed, self.assessor, self.clock, lead_days=LEAD_DAYS)()

    async def project(self) -> None:
        """Bring the list of cases up to date with the journal."""
        projection: Projection[Case] = Projection(
            self.store, self.documents, partial(case_document, counting=self.counting)
        )
        await projection.rebuild(self.journal)

    async def admit(self, clue_id: str = "5f0c", county: str = "430602", **changes: Any) -> str:
        """A clue was admitted; the id of its case."""
        message = ClueAdmitted(
            county=county,
            clue_id=clue_id,
            source="citizen-report",
            feed="petition",
            external_id=clue_id,
            received_on=date(2026, 3, 1),
            admitted_on=date(2026, 3, 2),
            title="合成：审批超时",
            subjects=(Subject(name="合成甲", unit="合成县某局", post="副局长"),),
            reasons=(Reason(clause="accountability:9.1", text="举报有事实依据且影响较大"),),
        ).model_copy(update=changes)
        await self.clues.process([self.envelope(message, f"clue:{clue_id}#000001.0")])
        return f"case-{clue_id}"

    async def serve(self, case_id: str, decision_id: str, recipient: str, notice_id: str = "notice-1") -> None:
        """A receipt for the decision's letter came back."""
        message = ReceiptRecorded.model_validate(
            {
                "county": "430602",
                "notice_id": notice_id,
                "case_id": case_id,
                "recipient": recipient,
                "decision_id": decision_id,
                "served_on": "2026-03-16",
                "method": "direct",
                "proof": "合成回执第1号",
            }
        )
        await self.receipts.process([self.envelope(message, f"notice:{notice_id}#000002.0")])

    @staticmethod
    def envelope(message: Message, identifier: str) -> Envelope:
        return Envelope(
            id=identifier,
            source="test",
            subject=message.aggregate,
            time=NOW,
            correlation_id="correlation-1",
            causation_id=identifier,
            message=message,
        )

    person, approver = "合成录", "合成审"

    async def post(self, path: str, body: dict[str, Any], **headers: str) -> Response:
        given = {"Idempotency-Key": f"key-{next(self._numbers)}", **bearer(self.person)}
        return await self.client.post(path, json=body, headers={**given, **headers})

    async def act(self, case_id: str, action: str, **changes: Any) -> Response:
        """Take a step as in its example, with changes; a change to None leaves the field out."""
        example = getattr(action_examples, action.upper().replace("-", "_"))
        body = {name: value for name, value in {**example, **changes}.items() if value is not None}
        by = bearer(self.approver if action in APPROVALS else self.person)
        return await self.post(f"/v1/cases/{case_id}/{action}", body, **by)

    async def lead(self, case_id: str, *actions: str) -> dict[str, Any]:
        """Take the steps as in their examples; the case after the last."""
        answer: dict[str, Any] = {}
        for action in actions:
            response = await self.act(case_id, action)
            assert response.status_code == 200, response.text
            answer = response.json()
        return answer


APPROVALS = ("approve-extension", "decide")
"""Not by who prepared it."""

STEPS = (
    "approve-start",
    "record-findings",
    "propose-opinion",
    "record-hearing",
    "record-approval",
    "decide",
    "issue-letter",
    "enter-into-force",
)


@pytest.fixture
def steps() -> tuple[str, ...]:
    return STEPS


@pytest.fixture
async def office(documents_in_memory: Any, imports_in_memory: Any) -> AsyncIterator[Office]:
    clock = FixedClock(NOW)
    office = Office(clock, documents_in_memory, imports_in_memory)
    made = application(
        title="test",
        description="test",
        version="0",
        metrics=Metrics(),
        checks={},
        gate=gate("case-engine", scoping(office.store, office.decisions)),
        maximum_body_bytes=1_000_000,
        maximum_requests=100,
    )
    async with AsyncClient(transport=ASGITransport(made), base_url="http://test", headers=bearer("合成录")) as client:
        office.client = client
        ruleset, calendar = Ruleset.load(), office.calendar
        for router in [
            *routers(office.store, office.documents, DRAWING, ruleset, calendar, clock, LEAD_DAYS),
            calendar_imports.router(office.import_calendar),
            liability.router(office.liability),
            *decision_routers(office.decisions, office.imports, office.listed_imports, ruleset, calendar, clock),
        ]:
            made.include_router(router)
        yield office
