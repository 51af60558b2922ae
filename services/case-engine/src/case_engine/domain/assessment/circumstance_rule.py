"""A circumstance as a rule: where it pulls, and what has to be met for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from case_engine.domain.assessment.codes import Condition
from case_engine.domain.assessment.facts import Circumstance, InvalidFactsError
from case_engine.domain.assessment.verdict import Reason


class Bearing(Enum):
    """Where a circumstance pulls."""

    AGGRAVATING = auto()
    MITIGATING = auto()
    EXEMPTING = auto()
    LEAVES_EXEMPTION_TO_PEOPLE = auto()


@dataclass(frozen=True, slots=True)
class CircumstanceRule:
    """One clause about a circumstance. `conditions` hold together: each code with its name for people.

    `needs_basis`: the clause points to other law, which has to be named.
    """

    name: str
    clause: str
    bearing: Bearing
    says: str
    conditions: Mapping[Condition, str] = field(default_factory=dict[Condition, str])
    needs_basis: bool = False
    _plainly: Reason = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_plainly", Reason(self.clause, self.says, self.name))

    def missing(self, circumstance: Circumstance) -> tuple[str, ...]:
        """The conditions that a breakdown denies or leaves out; none when the clause was confirmed as a whole.

        Raises: InvalidFactsError when the breakdown names a condition that this clause doesn't have.
        """
        if not circumstance.conditions:
            return ()
        met = {fact.condition: fact.met for fact in circumstance.conditions}
        for condition in met.keys() - self.conditions.keys():
            raise InvalidFactsError(f"条款 {self.clause} 没有“{condition}”这项条件。请删去或者改到相应的情节。")
        return tuple(name for condition, name in self.conditions.items() if not met.get(condition))

    def established(self, circumstance: Circumstance) -> Reason:
        """What is said where the circumstance holds."""
        if not self.needs_basis:
            return self._plainly
        basis = circumstance.basis.strip()
        source = f"出处：{basis}。" if basis else "请在决定书中写明出处。"
        return Reason(self.clause, f"{self.says}{source}", self.name)

    def not_established(self, missing: tuple[str, ...]) -> Reason:
        """What is said where the breakdown falls short."""
        text = f"{'、'.join(self.conditions.values())}须同时具备，尚缺：{'、'.join(missing)}，该情节不成立。"
        return Reason(self.clause, text, self.name)
