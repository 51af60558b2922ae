"""监督办法 10: proposals that leaders answer for slack supervision, and the word on them."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, TypeAlias

from case_engine.application.act_on_case import Cases, Request, UnknownCase
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.liability.events import LiabilityEvent, LiabilityProposed
from case_engine.domain.liability.propose import decide_liability_proposed, established_breach
from case_engine.domain.liability.rule import Word, decide_liability_confirmed, decide_liability_refused
from case_engine.domain.liability.state import LiabilityProposal
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.journal.store import AggregateStore
from wenze.sealing import fingerprint

LiabilityProposals: TypeAlias = AggregateStore[LiabilityProposal, LiabilityEvent]
StreamsOf: TypeAlias = Callable[[str, str, int], Awaitable[tuple[str, ...]]]
"""Names of the journal's streams that begin so, in order, beyond a name: see wenze.journal.port.Journal."""
Deciding: TypeAlias = Callable[[LiabilityProposal], Sequence[LiabilityEvent]]

ID_LENGTH: Final = 24
MOST_OF_A_CASE: Final = 1_000


class UnknownProposal(Exception):  # noqa: N818 - an answer, named as what it says
    """The case has no such proposal."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a handler proposes: which leaders, for whose breach, and why."""

    cadre_id: str
    leaders: tuple[NamedSubject, ...]
    failure: str
    impact: str
    proposed_on: date


class Liability:
    """Each step raises UnknownCase or UnknownProposal, Refusal with its clause, or Transient."""

    def __init__(self, proposals: LiabilityProposals, streams_of: StreamsOf, cases: Cases, clock: Clock) -> None:
        self._proposals = proposals
        self._streams_of = streams_of
        self._cases = cases
        self._clock = clock

    async def propose(self, request: Request, wanted: Wanted) -> LiabilityProposal:
        """The proposal, which waits for somebody else's word."""
        history = await self._cases.load(request.case_id)
        if history is None or history.state is None:
            raise UnknownCase(request.case_id)
        case = history.state
        proposed = LiabilityProposed(
            proposal_id=fingerprint(f"{request.actor}\n{request.key}".encode())[:ID_LENGTH],
            case_id=request.case_id,
            subject=established_breach(case, wanted.cadre_id).subject,
            leaders=wanted.leaders,
            failure=wanted.failure,
            impact=wanted.impact,
            proposed_on=wanted.proposed_on,
            proposed_by=request.actor,
        )
        decide = partial(decide_liability_proposed, case, proposed, self._clock.today())
        return await self._take(
            request, proposed.proposal_id, history.commits[0].county, lambda state: () if state else decide()
        )

    async def confirm(self, request: Request, proposal_id: str, word: Word) -> LiabilityProposal:
        """It becomes a clue."""
        today = self._clock.today()
        return await self._rule(request, proposal_id, lambda state: decide_liability_confirmed(state, word, today))

    async def refuse(self, request: Request, proposal_id: str, word: Word) -> LiabilityProposal:
        """There is no clue."""
        today = self._clock.today()
        return await self._rule(request, proposal_id, lambda state: decide_liability_refused(state, word, today))

    async def of_case(self, case_id: str) -> list[LiabilityProposal]:
        """All proposals that came of a case, by day. Raises: UnknownCase, Transient."""
        if await self._cases.load(case_id) is None:
            raise UnknownCase(case_id)
        streams = await self._streams_of(self._proposals.stream(f"{case_id}:"), "", MOST_OF_A_CASE)
        histories = await self._proposals.load_many(streams)
        found = [history.state for history in histories.values() if history.state]
        return sorted(found, key=lambda each: (each.proposed.proposed_on, each.proposed.proposal_id))

    async def _rule(self, request: Request, proposal_id: str, decide: Deciding) -> LiabilityProposal:
        history = await self._proposals.load(f"{request.case_id}:{proposal_id}")
        if history is None:
            raise UnknownProposal(proposal_id)

        def on_existing(state: LiabilityProposal | None) -> Sequence[LiabilityEvent]:
            if state is None:
                raise UnknownProposal(proposal_id)
            return decide(state)

        return await self._take(request, proposal_id, history.commits[0].county, on_existing)

    async def _take(
        self,
        request: Request,
        proposal_id: str,
        county: str,
        decide: Callable[[LiabilityProposal | None], Sequence[LiabilityEvent]],
    ) -> LiabilityProposal:
        command = Command(
            stream=self._proposals.stream(f"{request.case_id}:{proposal_id}"),
            cause=f"http:{request.key}",
            decide=decide,
            actor=request.actor,
            county=county,
            on=self._clock.today(),
            correlation=request.case_id,
        )
        (outcome,) = await self._proposals.on_requests([command])
        if outcome.refusal:
            raise outcome.refusal
        if outcome.state is None:
            raise UnknownProposal(proposal_id)
        return outcome.state
