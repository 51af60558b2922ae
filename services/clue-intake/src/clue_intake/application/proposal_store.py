"""The proposals taken in for the retaliation watch, sealed one by one."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import date
from typing import Any, Final, TypeAlias

from clue_intake.domain.retaliation.events import KeptProposal, ProposalSealed
from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from wenze.journal.store import AggregateStore
from wenze.sealing import SealedText, Sealer, canonical_json

ProposalStore: TypeAlias = AggregateStore[KeptProposal, ProposalSealed]
StreamsOf: TypeAlias = Callable[[str, str, int], Awaitable[tuple[str, ...]]]
"""Names of the journal's streams that begin so, in order, beyond a name: see wenze.journal.port.Journal."""

BLOCK: Final = 8_192
"""Every proposal is filled up to a multiple of this before it is sealed, so that its size tells nothing of a name."""


class ProposalSeal:
    """Seals a proposal for its own place, and opens it there."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def seal(self, proposal: Proposal, proposal_id: str) -> str:
        """The sealed proposal."""
        document = canonical_json(asdict(proposal))
        filled = document.ljust(-(-len(document) // BLOCK) * BLOCK)
        return self._sealer.seal(filled.decode(), _place(proposal_id))

    def open(self, kept: KeptProposal) -> Proposal:
        """The proposal. Raises: SealBroken."""
        told: dict[str, Any] = json.loads(self._sealer.open(SealedText(kept.sealed), _place(kept.proposal_id)))
        parts: dict[str, Any] = {
            "kind": ProposalKind(told["kind"]),
            "proposed_on": date.fromisoformat(told["proposed_on"]),
            "target": Person(**told["target"]),
            "proposed_by": tuple(Person(**person) for person in told["proposed_by"]),
            "bodies": tuple(told["bodies"]),
        }
        return Proposal(**(told | parts))


def _place(proposal_id: str) -> str:
    return f"proposal/{proposal_id}"
