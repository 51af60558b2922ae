"""问责办法 10.3: the receipts of a decision's letter are put on the case, or on the decision that was imported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from case_engine.application.act_on_case import Cases
from case_engine.application.import_decisions import ID_PREFIX, EarlierDecisions
from case_engine.application.propose_starts import SYSTEM
from case_engine.domain.case.case import Case
from case_engine.domain.case.events import Event
from case_engine.domain.case.service import Service, decide_served
from case_engine.domain.earlier.events import EarlierEvent
from case_engine.domain.earlier.imported import Imported, decide_imported_served
from case_engine.domain.refusal import Refusal
from wenze.clock import Clock
from wenze.journal.command import Command

State = TypeVar("State")
Happened = TypeVar("Happened")


@dataclass(frozen=True, slots=True)
class Served:
    """A receipt as it was told: `cause` is the message, the same however often it is delivered.

    `case_id` names the case, or the decision that was imported.
    """

    case_id: str
    service: Service
    cause: str
    county: str
    correlation: str


class RecordService:
    """Records a batch of receipts."""

    def __init__(self, cases: Cases, decisions: EarlierDecisions, clock: Clock) -> None:
        self._cases = cases
        self._decisions = decisions
        self._clock = clock

    async def __call__(self, receipts: Sequence[Served]) -> None:
        """Raises: Transient; Refusal when a receipt is for no decision in force, after the others are recorded."""
        of_imported = [receipt for receipt in receipts if receipt.case_id.startswith(ID_PREFIX)]
        of_cases = [receipt for receipt in receipts if not receipt.case_id.startswith(ID_PREFIX)]
        outcomes = [
            *await self._cases.on_messages([self._on_case(receipt) for receipt in of_cases]),
            *await self._decisions.on_messages([self._on_imported(receipt) for receipt in of_imported]),
        ]
        for outcome in outcomes:
            if outcome.refusal:
                raise outcome.refusal

    def _on_case(self, receipt: Served) -> Command[Case, Event]:
        def decide(case: Case | None) -> Sequence[Event]:
            if case is None:
                raise Refusal("accountability:10.3", f"没有编号为 {receipt.case_id} 的案件，无法登记送达。")
            return decide_served(case, receipt.service, today=self._clock.today())

        return self._command(self._cases.stream(receipt.case_id), receipt, decide)

    def _on_imported(self, receipt: Served) -> Command[Imported, EarlierEvent]:
        def decide(state: Imported | None) -> Sequence[EarlierEvent]:
            if state is None:
                raise Refusal("accountability:10.3", f"没有编号为 {receipt.case_id} 的既往决定，无法登记送达。")
            return decide_imported_served(state, receipt.service, today=self._clock.today())

        return self._command(self._decisions.stream(receipt.case_id), receipt, decide)

    @staticmethod
    def _command(
        stream: str, receipt: Served, decide: Callable[[State | None], Sequence[Happened]]
    ) -> Command[State, Happened]:
        return Command(
            stream=stream,
            cause=receipt.cause,
            decide=decide,
            actor=SYSTEM,
            county=receipt.county,
            on=receipt.service.served_on,
            correlation=receipt.correlation,
        )
