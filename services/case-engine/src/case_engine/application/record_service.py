"""问责办法 10.3: the receipts of a decision's letter are put on the case."""

from collections.abc import Sequence
from dataclasses import dataclass

from case_engine.application.act_on_case import Cases
from case_engine.application.propose_starts import SYSTEM
from case_engine.domain.case.case import Case
from case_engine.domain.case.events import Event
from case_engine.domain.case.service import Service, decide_served
from case_engine.domain.refusal import Refusal
from wenze.clock import Clock
from wenze.journal.command import Command


@dataclass(frozen=True, slots=True)
class Served:
    """A receipt as it was told: `cause` is the message, the same however often it is delivered."""

    case_id: str
    service: Service
    cause: str
    county: str
    correlation: str


class RecordService:
    """Records a batch of receipts."""

    def __init__(self, cases: Cases, clock: Clock) -> None:
        self._cases = cases
        self._clock = clock

    async def __call__(self, receipts: Sequence[Served]) -> None:
        """Raises: Transient; Refusal when a receipt is for no decision in force, after the others are recorded."""
        outcomes = await self._cases.on_messages([self._command(receipt) for receipt in receipts])
        for outcome in outcomes:
            if outcome.refusal:
                raise outcome.refusal

    def _command(self, receipt: Served) -> Command[Case, Event]:
        def decide(case: Case | None) -> Sequence[Event]:
            if case is None:
                raise Refusal("accountability:10.3", f"没有编号为 {receipt.case_id} 的案件，无法登记送达。")
            return decide_served(case, receipt.service, today=self._clock.today())

        return Command(
            stream=self._cases.stream(receipt.case_id),
            cause=receipt.cause,
            decide=decide,
            actor=SYSTEM,
            county=receipt.county,
            on=receipt.service.served_on,
            correlation=receipt.correlation,
        )
