"""What people do to a case. Each act is durable when it returns, and applies once for an idempotency key."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Protocol, TypedDict, TypeVar

from case_engine.application.assess import Assessor
from case_engine.domain.case.aftermath import Continuation, Conversion, Rectification, Revocation
from case_engine.domain.case.appeal import AppealRuling, AppealWithdrawal, AppealWrit
from case_engine.domain.case.appeals import decide_appeal_decided, decide_appeal_lodged, decide_appeal_taken_back
from case_engine.domain.case.carry_out import decide_executed, decide_published
from case_engine.domain.case.case import Case
from case_engine.domain.case.clearance import Clearance, Closing
from case_engine.domain.case.decide import decide
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.events import Event
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.extend import decide_extension_requested, decide_extension_ruled
from case_engine.domain.case.extension import ExtensionRequest, ExtensionRuling
from case_engine.domain.case.finding import Findings, decide_findings_recorded
from case_engine.domain.case.finish import decide_cleared, decide_closed
from case_engine.domain.case.force import decide_in_force
from case_engine.domain.case.gates import Deciding
from case_engine.domain.case.hear import decide_heard, decide_hearing_declined
from case_engine.domain.case.hearing import Declined, Hearing
from case_engine.domain.case.issue import decide_letter_issued
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.period import decide_continued, decide_conversion, decide_rectified, decide_revoked
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.propose import decide_opinion_proposed
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.refer import decide_referral_answered, decide_referred
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.start import StartApproval, StartRefusal, decide_start_approved, decide_start_refused
from case_engine.domain.case.study import decide_approval_recorded
from case_engine.domain.case.subjects import Subject
from case_engine.domain.case.take_over import decide_taken_over
from case_engine.domain.case.takeover import Takeover
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.letters.letter import LetterKind
from case_engine.domain.refusal import Refusal
from wenze.clock import Clock
from wenze.errors import Transient
from wenze.journal.command import Command
from wenze.journal.commit import Commit
from wenze.journal.store import AggregateStore

Cases = AggregateStore[Case, Event]
Given = TypeVar("Given")
Given_contra = TypeVar("Given_contra", contravariant=True)
Written = TypeVar("Written", AppealRuling, Revocation, Referral, Clearance)
"""What is told in a letter, whose SM3 it keeps."""


class DecideAbout(Protocol[Given_contra]):
    """A step about one subject: from what is given to the events that follow."""

    def __call__(
        self, case: Case, cadre_id: str, given: Given_contra, /, *, actor: str, today: date
    ) -> Sequence[Event]: ...


class Reckoned(TypedDict):
    """What a step needs that counts days."""

    actor: str
    today: date
    reckoning: Reckoning


FingerprintLetter = Callable[[Case, str, LetterKind], Awaitable[str]]
"""The SM3 of a letter of the case as it would stand, blank when there is none."""

SealLetter = Callable[[Case, str, Letter], Awaitable[Letter]]
"""Draws the letter of a case about a subject (by their number), and gives it back with its fingerprint."""


class UnknownCase(Exception):  # noqa: N818 - an answer, named as what it says
    """There is no case with that id."""


@dataclass(frozen=True, slots=True)
class Request:
    """Who wants to act on which case; `key` makes it the same request however often it comes."""

    case_id: str
    actor: str
    key: str


class ActOnCase:
    """Every act raises UnknownCase, Refusal with its clause, or Transient; a refused one changed nothing."""

    def __init__(
        self,
        cases: Cases,
        assessor: Assessor,
        seal_letter: SealLetter,
        fingerprint_letter: FingerprintLetter,
        clock: Clock,
    ) -> None:
        self._fingerprint_letter = fingerprint_letter
        self._cases = cases
        self._seal_letter = seal_letter
        self._assessor = assessor
        self._clock = clock

    async def approve_start(self, request: Request, approval: StartApproval) -> None:
        today = self._clock.today()
        await self._act(request, lambda case: decide_start_approved(case, approval, actor=request.actor, today=today))

    async def refuse_start(self, request: Request, refusal: StartRefusal) -> None:
        today = self._clock.today()
        await self._act(request, lambda case: decide_start_refused(case, refusal, actor=request.actor, today=today))

    async def record_findings(self, request: Request, findings: Findings) -> None:
        """Also raises InvalidFactsError, for facts that contradict themselves."""
        record = partial(
            decide_findings_recorded,
            findings=findings,
            assess=self._assessor.assess,
            actor=request.actor,
            today=self._clock.today(),
        )
        await self._act(request, record)

    async def propose_opinion(self, request: Request, cadre_id: str, opinion: Opinion) -> None:
        reckoned = self._reckoned(request)
        await self._act(request, partial(decide_opinion_proposed, cadre_id=cadre_id, opinion=opinion, **reckoned))

    async def record_hearing(self, request: Request, cadre_id: str, held: Hearing | Declined) -> None:
        if isinstance(held, Hearing):
            await self._about(request, cadre_id, held, decide_heard)
        else:
            await self._about(request, cadre_id, held, decide_hearing_declined)

    async def record_approval(self, request: Request, cadre_id: str, approval: Approval) -> None:
        await self._about(request, cadre_id, approval, decide_approval_recorded)

    async def decide(self, request: Request, proposal: Proposal) -> None:
        today, consequences_of = self._clock.today(), self._assessor.consequences_of
        await self._act(request, lambda case: decide(Deciding(case, proposal, request.actor, today), consequences_of))

    async def issue_letter(self, request: Request, cadre_id: str, letter: Letter) -> None:
        """Also raises Refusal when a character of the letter cannot be drawn."""
        case = await self._present(request)
        sealed = await self._seal_letter(case, cadre_id, letter)
        await self._about(request, cadre_id, sealed, _as_drawn(case, decide_letter_issued))

    async def enter_into_force(self, request: Request, cadre_id: str) -> None:
        today = self._clock.today()
        await self._act(request, lambda case: decide_in_force(case, cadre_id, actor=request.actor, today=today))

    async def publish(self, request: Request, cadre_id: str, publication: Publication) -> None:
        await self._about(request, cadre_id, publication, decide_published)

    async def record_execution(self, request: Request, cadre_id: str, execution: Execution) -> None:
        await self._about(request, cadre_id, execution, decide_executed)

    async def take_over(self, request: Request, takeover: Takeover) -> None:
        today = self._clock.today()
        await self._act(request, lambda case: decide_taken_over(case, takeover, actor=request.actor, today=today))

    async def request_extension(self, request: Request, extension: ExtensionRequest) -> None:
        await self._act(request, partial(decide_extension_requested, request=extension, **self._reckoned(request)))

    async def approve_extension(self, request: Request, ruling: ExtensionRuling) -> None:
        await self._act(request, partial(decide_extension_ruled, ruling=ruling, **self._reckoned(request)))

    async def lodge_appeal(self, request: Request, cadre_id: str, writ: AppealWrit) -> None:
        reckoned = self._reckoned(request)
        await self._act(request, partial(decide_appeal_lodged, cadre_id=cadre_id, writ=writ, **reckoned))

    async def withdraw_appeal(self, request: Request, cadre_id: str, withdrawal: AppealWithdrawal) -> None:
        await self._about(request, cadre_id, withdrawal, decide_appeal_taken_back)

    async def decide_appeal(self, request: Request, cadre_id: str, ruling: AppealRuling) -> None:
        decide_on = partial(decide_appeal_decided, consequences_of=self._assessor.consequences_of)
        await self._in_writing(request, cadre_id, ruling, decide_on, LetterKind.APPEAL_DECISION)

    async def record_rectification(self, request: Request, cadre_id: str, rectification: Rectification) -> None:
        reckoned = self._reckoned(request)
        await self._act(request, partial(decide_rectified, cadre_id=cadre_id, rectification=rectification, **reckoned))

    async def convert(self, request: Request, cadre_id: str, conversion: Conversion) -> None:
        reckoned = self._reckoned(request)
        await self._act(request, partial(decide_conversion, cadre_id=cadre_id, conversion=conversion, **reckoned))

    async def revoke(self, request: Request, cadre_id: str, revocation: Revocation) -> None:
        await self._in_writing(request, cadre_id, revocation, decide_revoked, LetterKind.REVOCATION)

    async def continue_(self, request: Request, cadre_id: str, continuation: Continuation) -> None:
        await self._about(request, cadre_id, continuation, decide_continued)

    async def refer(self, request: Request, cadre_id: str, referral: Referral) -> None:
        await self._in_writing(request, cadre_id, referral, decide_referred, LetterKind.REFERRAL)

    async def record_referral_outcome(self, request: Request, cadre_id: str, outcome: ReferralOutcome) -> None:
        await self._about(request, cadre_id, outcome, decide_referral_answered)

    async def clear(self, request: Request, subject: Subject, clearance: Clearance) -> None:
        """Only the number counts, unless the start was refused."""
        decide_on = partial(decide_cleared, subject=subject)
        await self._in_writing(request, subject.cadre_id, clearance, decide_on, LetterKind.CLEARANCE)

    async def close(self, request: Request, cadre_id: str, closing: Closing) -> None:
        await self._about(request, cadre_id, closing, decide_closed)

    def _reckoned(self, request: Request) -> Reckoned:
        return {"actor": request.actor, "today": self._clock.today(), "reckoning": self._assessor.reckoning}

    async def _in_writing(
        self,
        request: Request,
        cadre_id: str,
        given: Written,
        decide_on: DecideAbout[Written],
        kind: LetterKind,
    ) -> None:
        """Take a step about one subject that is told in a letter, with the SM3 of that letter.

        Also raises Refusal when a character of the letter cannot be drawn.
        """
        case, today = await self._present(request), self._clock.today()
        after = _case_after(case, lambda: decide_on(case, cadre_id, given, actor=request.actor, today=today))
        written = await self._fingerprint_letter(after, cadre_id, kind) if after else ""
        await self._about(request, cadre_id, replace(given, fingerprint=written), _as_drawn(case, decide_on))

    async def _present(self, request: Request) -> Case:
        """Raises: UnknownCase."""
        history = await self._cases.load(request.case_id)
        if history is None or history.state is None:
            raise UnknownCase(request.case_id)
        return history.state

    async def _about(self, request: Request, cadre_id: str, given: Given, decide_on: DecideAbout[Given]) -> None:
        """Take a step about one subject."""
        today = self._clock.today()
        await self._act(request, lambda case: decide_on(case, cadre_id, given, actor=request.actor, today=today))

    async def _act(self, request: Request, decide_on: Callable[[Case], Sequence[Event]]) -> None:
        history = await self._cases.load(request.case_id)
        if history is None:
            raise UnknownCase(request.case_id)
        (outcome,) = await self._cases.on_requests([self._command(history.commits[0], request, decide_on)])
        if outcome.refusal:
            raise outcome.refusal

    def _command(
        self, first: Commit, request: Request, decide_on: Callable[[Case], Sequence[Event]]
    ) -> Command[Case, Event]:
        def decide_on_existing(case: Case | None) -> Sequence[Event]:
            if case is None:
                raise UnknownCase(request.case_id)
            return decide_on(case)

        return Command(
            stream=first.stream,
            cause=f"http:{request.key}",
            decide=decide_on_existing,
            actor=request.actor,
            county=first.county,
            on=self._clock.today(),
            correlation=first.correlation,
        )


def _case_after(case: Case, decide_on: Callable[[], Sequence[Event]]) -> Case | None:
    """The case as it would stand; None when the step is refused, be it only because it was taken before."""
    try:
        events = decide_on()
    except Refusal:
        return None
    for event in events:
        case = evolve(case, event)
    return case


def _as_drawn(drawn: Case, decide_on: DecideAbout[Given]) -> DecideAbout[Given]:
    """The step on nothing but the case that its letter was drawn from: the SM3 kept is that of what stands in it."""

    def decide_on_the_same(case: Case, cadre_id: str, given: Given, /, *, actor: str, today: date) -> Sequence[Event]:
        if case != drawn:
            raise Transient("mongodb", "another step came between the drawing of a letter and its own")
        return decide_on(case, cadre_id, given, actor=actor, today=today)

    return decide_on_the_same
