"""What a rule objects to in an earlier decision: all of it at once, so that a row is mended once."""

from collections.abc import Sequence
from dataclasses import dataclass

from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Objection:
    """Which field of the decision cannot be so, by which clause, and what to do."""

    field: str
    clause: str
    text: str


class Objected(Refusal):
    """The decision cannot be taken over, for these objections."""

    def __init__(self, objections: Sequence[Objection]) -> None:
        super().__init__(objections[0].clause, objections[0].text)
        self.objections = tuple(objections)
