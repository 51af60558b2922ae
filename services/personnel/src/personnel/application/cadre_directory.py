"""The list of cadres and its figures: kept behind the journal, so that they may lag a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from personnel.domain.effect import EffectKind


@dataclass(frozen=True, slots=True)
class ListedEffect:
    """An effect in the list: which kind, from and until when (None while no end is fixed), by which decision."""

    kind: EffectKind
    starts: date
    until: date | None
    decision: str


@dataclass(frozen=True, slots=True)
class ListedCadre:
    """A cadre in the list. `level` and `managed_by` are empty while no roster named them."""

    cadre_id: str
    name: str
    county: str
    unit: str
    post: str
    level: str
    managed_by: str
    registered: bool
    effects: tuple[ListedEffect, ...]


@dataclass(frozen=True, slots=True)
class CadreFilter:
    """Which cadres: empty fields do not narrow. `name` and `unit` match anywhere in the text.

    `effects_on` keeps those on whom an effect with a bearing on eligibility holds on that day.
    """

    county: str = ""
    unit: str = ""
    name: str = ""
    effects_on: date | None = None
    registered: bool | None = None


@dataclass(frozen=True, slots=True)
class CadrePage:
    """One page of the list, and how many cadres there are in all."""

    cadres: Sequence[ListedCadre]
    total: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """Figures as of a day: cadres by county, and for each kind of effect the cadres on whom it holds, by county."""

    on: date
    cadres: dict[str, int]
    unregistered: int
    effects_in_force: dict[EffectKind, dict[str, int]]


class CadreDirectory(Protocol):
    """Finds cadres. Every method may raise Transient."""

    async def page(self, wanted: CadreFilter, *, skip: int, limit: int) -> CadrePage:
        """Cadres with the latest decisions first, then by number."""
        ...

    async def statistics(self, on: date) -> Statistics:
        """The figures as of that day."""
        ...
