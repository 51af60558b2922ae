"""A cadre: the roster's particulars and the ledger of decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from personnel.domain.decision import Decision
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.events import CadreEvent, EffectsRecorded
from personnel.domain.particulars import Particulars


@dataclass(frozen=True, slots=True)
class Entry:
    """One effect in the ledger, with the decision it comes from."""

    decision: Decision
    effect: Effect


@dataclass(frozen=True, slots=True)
class Cadre:
    """A cadre as known. Without `particulars` no roster named them yet: a decision came first.

    `decisions` are in order of their effective date, whatever the order of arrival was.
    """

    cadre_id: str
    particulars: Particulars | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether a roster named this cadre."""
        return self.particulars is not None

    @property
    def name(self) -> str:
        """The roster's name, or until there is one the name in the latest decision."""
        return self.particulars.name if self.particulars else self.decisions[-1].subject.name

    def has_recorded(self, decision_id: str) -> bool:
        """Whether the decision's effects are in the ledger."""
        return any(decision.decision_id == decision_id for decision in self.decisions)

    def entries(self, *kinds: EffectKind) -> Iterator[Entry]:
        """The ledger's effects of those kinds, of any kind if none is named, in the ledger's order."""
        for decision in self.decisions:
            for effect in decision.effects:
                if not kinds or effect.kind in kinds:
                    yield Entry(decision, effect)


def evolve(cadre: Cadre | None, event: CadreEvent) -> Cadre:
    """The cadre after the event."""
    before = cadre or Cadre(event.cadre_id)
    if isinstance(event, EffectsRecorded):
        return replace(before, decisions=_in_order((*before.decisions, event.decision)))
    return replace(before, particulars=event.particulars)


def _in_order(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: (decision.effective_on, decision.decision_id)))
