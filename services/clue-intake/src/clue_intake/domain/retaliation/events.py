"""What is kept of a proposal. It says neither whom it is about nor whether that person ever reported anything."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProposalSealed:
    """A proposal was taken in for the retaliation watch, sealed; each has the same shape and size, whosever it is."""

    proposal_id: str
    sealed: str


@dataclass(frozen=True, slots=True)
class KeptProposal:
    """The state of a proposal's stream: it is kept as it came."""

    proposal_id: str
    sealed: str


def evolve(_: KeptProposal | None, event: ProposalSealed) -> KeptProposal:
    """The proposal as its event made it."""
    return KeptProposal(event.proposal_id, event.sealed)
