"""What the rules ask the regulation data for, and the record of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Basis:
    """The rule set an examination used: enough to replay it. `settings` are the open questions it asked, answered."""

    as_of: date
    ruleset_version: str
    ruleset_hash: str
    settings: dict[str, str] = field(default_factory=dict)


class AdmissionParameters(Protocol):
    """Values that the text leaves open and a deployment decides, consulted for one examination."""

    @property
    def joint_proposal_minimum(self) -> int:
        """问责办法 9.4: how many delegates make 多人联名 (setting `joint-proposal-minimum`)."""
        ...

    def basis(self) -> Basis:
        """The rule set consulted, with what was asked of it so far."""
        ...
