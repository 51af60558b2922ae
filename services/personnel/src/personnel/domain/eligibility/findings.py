"""What a rule can find."""

from dataclasses import dataclass
from datetime import date

from personnel.domain.effect import EffectKind


@dataclass(frozen=True, slots=True)
class Blocking:
    """An effect that forbids what is asked, from `starts` to `until` (the last day; None while no end is fixed)."""

    effect: EffectKind
    clause: str
    decision: str
    starts: date
    until: date | None
    text: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Something that a person must see to; it never decides by itself."""

    clause: str
    text: str


Finding = Blocking | Condition
