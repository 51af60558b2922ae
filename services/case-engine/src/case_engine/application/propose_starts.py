"""问责办法 9: every admitted clue leads to exactly one case whose start a person has to approve."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from case_engine.application.act_on_case import Cases
from case_engine.domain.case.case import Case, case_id_of
from case_engine.domain.case.events import Event
from case_engine.domain.case.start import AdmittedClue, decide_start_proposed
from wenze.journal.command import Command

SYSTEM = "问责系统"


@dataclass(frozen=True, slots=True)
class Admission:
    """A clue's admission as it was told: `cause` is the message, the same however often it is delivered."""

    clue: AdmittedClue
    cause: str
    county: str
    correlation: str


class ProposeStarts:
    """Proposes the starts of a batch of admitted clues."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases

    async def __call__(self, admissions: Sequence[Admission]) -> None:
        """All cases exist and are made known when this returns. Raises: Transient."""
        await self._cases.on_messages([self._command(admission) for admission in admissions])

    def _command(self, admission: Admission) -> Command[Case, Event]:
        clue = admission.clue
        return Command(
            stream=self._cases.stream(case_id_of(clue.clue_id)),
            cause=admission.cause,
            decide=partial(decide_start_proposed, clue=clue),
            actor=SYSTEM,
            county=admission.county,
            on=clue.admitted_on,
            correlation=admission.correlation,
            opens=True,
        )
