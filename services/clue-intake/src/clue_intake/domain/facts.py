"""What a submission states about the conditions of 问责办法 9."""

from dataclasses import dataclass, fields, replace
from typing import Final, Self

from clue_intake.domain.words import naming


@dataclass(frozen=True, slots=True)
class Facts:
    """Stated facts. `None` and "" mean not stated, which is not the same as stated as not met (`False`).

    A text that names nothing (blanks, 待定, 无) is not stated. `confirmed` tells that a proposal is said to be
    confirmed, while `confirmed_by` may not name by whom.
    """

    factual_basis: bool | None = None
    considerable_impact: bool | None = None
    major: bool | None = None
    confirmed_by: str = ""
    signatories: int | None = None
    instruction: str = ""
    confirmed: bool | None = None

    def __post_init__(self) -> None:
        for name in ("confirmed_by", "instruction"):
            object.__setattr__(self, name, naming(getattr(self, name)))

    def updated_by(self, later: Self) -> Self:
        """These facts, with everything that the later ones state put in their place."""
        return replace(self, **{name: getattr(later, name) for name in later.stated()})

    def completed_by(self, later: Self) -> Self:
        """These facts, with what they do not state yet taken from the later ones; nothing stated is overturned."""
        return later.updated_by(self)

    def stated(self) -> tuple[str, ...]:
        """The names of the facts that are stated."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) not in NOT_STATED)

    def different_from(self, other: Self) -> tuple[str, ...]:
        """The names of the facts in which the two differ."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) != getattr(other, field.name))


NOT_STATED: Final = (None, "")
NOTHING_STATED: Final = Facts()
