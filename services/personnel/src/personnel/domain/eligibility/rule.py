"""What a rule of eligibility is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Blocking, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, named as its file: the clauses it enforces, the actions it looks at, the kinds of effect it reads."""

    name: str
    clauses: tuple[str, ...]
    actions: frozenset[Action]
    kinds: tuple[EffectKind, ...]
    examine: Callable[[Cadre, Question, Regulation], Iterable[Finding]]


def blocked_by(entry: Entry, text: str) -> Blocking:
    """The entry's effect as a finding with its own days."""
    effect = entry.effect
    return Blocking(
        effect=effect.kind,
        clause=effect.clause,
        decision=entry.decision.decision_id,
        starts=effect.effective_from,
        until=effect.effective_until,
        text=text,
    )
