"""What an assessment answers. Every part cites its clause, says why in Chinese, and names the rule it comes from."""

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Final, Protocol, Self

from case_engine.domain.assessment.codes import (
    ConductItem,
    Direction,
    EffectKind,
    Measure,
    Outcome,
    ReferralTarget,
    RouteStep,
)
from case_engine.domain.value import value


class Cited(Protocol):
    """Anything that cites a clause on behalf of a rule."""

    @property
    def clause(self) -> str:
        """The clause, such as `accountability:15.3`."""
        ...

    @property
    def rule(self) -> str:
        """The rule's name, which is its file's name."""
        ...


_rule: Final[Callable[[Cited], str]] = attrgetter("rule")
_clause: Final[Callable[[Cited], str]] = attrgetter("clause")


def _once_each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


@value
class Reason:
    """Why, for a clerk: the clause, and the facts that decided it."""

    clause: str
    text: str
    rule: str


@value
class Exclusion:
    """A measure that the text forbids for these facts; `with_reasons`: only in general, written reasons lift it."""

    measure: Measure
    clause: str
    text: str
    rule: str
    with_reasons: bool = False


@value
class Measures:
    """`recommended`: what the benchmark proposes, None where people must weigh it themselves. `permitted`: what the
    text leaves to people, the lightest first. `benchmark`: the range the recommendation comes from.
    """

    recommended: Measure | None = None
    permitted: tuple[Measure, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    benchmark: tuple[Measure, ...] = ()


@value
class Effect:
    """One effect of a measure. It holds on every day from `effective_from` to `effective_until`, **both included**.

    `effective_until` is the last day on which it holds, None while no end is fixed. `details` holds `year` for the
    yearly effects.
    """

    kind: EffectKind
    effective_from: date
    effective_until: date | None
    clause: str
    text: str
    rule: str
    details: dict[str, str] = field(default_factory=dict)


@value
class ReferralDue:
    """To whom the matter has to be handed over."""

    to: ReferralTarget
    clause: str
    text: str
    rule: str


@value
class ApprovalStep:
    """One step of the approval route, in order. `body` is who takes it, in Chinese."""

    step: RouteStep
    body: str
    clause: str
    text: str
    rule: str


@value
class Receipt:
    """The rules and clauses used, each once, in order of use; numbers and settings are in the regulation's record."""

    as_of: date
    rules: tuple[str, ...]
    clauses: tuple[str, ...]

    @classmethod
    def of(cls, as_of: date, *used: Iterable[Cited]) -> Self:
        """The receipt of everything that was said."""
        cited = [*chain.from_iterable(used)]
        return cls(as_of, _once_each(map(_rule, cited)), _once_each(map(_clause, cited)))


@value
class Assessment:
    """The answer as a whole. The same facts under the same regulation give an equal answer.

    `counted`: the conduct items that count and are not exempted; None in answers stored before it was kept.
    """

    outcome: Outcome
    direction: Direction
    measures: Measures
    effects: tuple[Effect, ...]
    referrals: tuple[ReferralDue, ...]
    approval_route: tuple[ApprovalStep, ...]
    reasons: tuple[Reason, ...]
    receipt: Receipt
    counted: tuple[ConductItem, ...] | None = None
