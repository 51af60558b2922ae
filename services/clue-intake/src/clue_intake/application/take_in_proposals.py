"""Taking in what is proposed against persons, all of it alike: nobody learns whether it concerns an informant."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from clue_intake.application.proposal_store import ProposalSeal, ProposalStore
from clue_intake.domain.retaliation.events import KeptProposal, ProposalSealed
from clue_intake.domain.retaliation.proposal import Proposal
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.sealing import fingerprint

ID_LENGTH: Final = 24


@dataclass(frozen=True, slots=True)
class ToTakeIn:
    """A proposal, who brings it and by which cause it is known again."""

    proposal: Proposal
    by: str
    cause: str


class TakeInProposals:
    """Keeps proposals, sealed. They are matched with informants only when somebody who may know reads the alerts."""

    def __init__(self, proposals: ProposalStore, seal: ProposalSeal, clock: Clock) -> None:
        self._proposals = proposals
        self._seal = seal
        self._clock = clock

    async def on_request(self, taken: ToTakeIn) -> str:
        """The proposal's id; durable when this returns. The same cause is the same proposal. Raises: Transient."""
        command = self._command(taken)
        await self._proposals.on_requests([command])
        return _id_of(taken)

    async def on_messages(self, taken: Sequence[ToTakeIn]) -> None:
        """Durable when this returns. Raises: Transient."""
        await self._proposals.on_messages([self._command(each) for each in taken])

    def _command(self, taken: ToTakeIn) -> Command[KeptProposal, ProposalSealed]:
        proposal_id = _id_of(taken)

        def decide(_: KeptProposal | None) -> tuple[ProposalSealed, ...]:
            return (ProposalSealed(proposal_id, self._seal.seal(taken.proposal, proposal_id)),)

        return Command(
            stream=self._proposals.stream(proposal_id),
            cause=taken.cause,
            decide=decide,
            actor=taken.by,
            county=taken.proposal.county,
            on=self._clock.today(),
            correlation=proposal_id,
            opens=True,
        )


def _id_of(taken: ToTakeIn) -> str:
    """Begins with the day it was proposed, so that the journal gives proposals in the order of their days."""
    known_by = fingerprint(f"{taken.by}\n{taken.cause}".encode())[:ID_LENGTH]
    return f"{taken.proposal.proposed_on.isoformat()}-{known_by}"
