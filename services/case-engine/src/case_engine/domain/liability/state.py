"""A proposal that leaders answer for slack supervision, as its events made it."""

from dataclasses import dataclass, replace

from case_engine.domain.liability.events import (
    LiabilityConfirmed,
    LiabilityEvent,
    LiabilityProposed,
    LiabilityRefused,
)


@dataclass(frozen=True, slots=True)
class LiabilityProposal:
    """A proposal, and the word on it once there is one."""

    proposed: LiabilityProposed
    ruling: LiabilityConfirmed | LiabilityRefused | None = None


def evolve_liability(state: LiabilityProposal | None, event: LiabilityEvent) -> LiabilityProposal:
    """The proposal after the event. Raises: ValueError when a stream does not begin with LiabilityProposed."""
    if isinstance(event, LiabilityProposed):
        return LiabilityProposal(event)
    if state is None:
        raise ValueError(f"a proposal's history begins with {type(event).__name__}")
    return replace(state, ruling=event)
