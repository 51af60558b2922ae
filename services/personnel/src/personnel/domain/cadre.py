"""A cadre: the roster's particulars and the ledger of decisions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from personnel.domain.decision import Decision, SubjectAsDecided
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.events import CadreEvent, EffectsRecorded, EffectsUnwound, ImpactPeriodEnded
from personnel.domain.particulars import Particulars
from personnel.domain.unwinding import PeriodEnd, Unwinding


@dataclass(frozen=True, slots=True)
class Entry:
    """One effect in the ledger, with the decision it comes from."""

    decision: Decision
    effect: Effect


@dataclass(frozen=True, slots=True)
class Cadre:
    """A cadre as known. Without `particulars` no roster named them yet: a decision came first.

    `decisions` are in order of their effective date, whatever the order of arrival was. Those in `unwound` have no
    effect any more; `ended` are the last days of impact periods. Either may be known before its decision.
    """

    cadre_id: str
    particulars: Particulars | None = None
    decisions: tuple[Decision, ...] = ()
    unwound: tuple[Unwinding, ...] = ()
    ended: tuple[PeriodEnd, ...] = ()

    @property
    def registered(self) -> bool:
        """Whether a roster named this cadre."""
        return self.particulars is not None

    @property
    def name(self) -> str:
        """The roster's name, or until there is one the name in the latest decision."""
        return self.particulars.name if self.particulars else self.as_decided.name

    @property
    def as_decided(self) -> SubjectAsDecided:
        """The person as the latest decision names them; by number only when the end of one came first."""
        return self.decisions[-1].subject if self.decisions else SubjectAsDecided(self.cadre_id, "")

    def has_recorded(self, decision_id: str) -> bool:
        """Whether the decision's effects are in the ledger."""
        return any(decision.decision_id == decision_id for decision in self.decisions)

    def unwinding_of(self, decision_id: str) -> Unwinding | None:
        """How that decision was undone, if it was."""
        return next((each for each in self.unwound if each.decision_id == decision_id), None)

    def effects_of(self, decision: Decision) -> tuple[Effect, ...]:
        """The decision's effects as they stand: none of one that was undone, impact periods with their last day."""
        if self.unwinding_of(decision.decision_id):
            return ()
        ended_on = next((each.ended_on for each in self.ended if each.decision_id == decision.decision_id), None)
        if ended_on is None:
            return decision.effects
        return tuple(_ended(effect, ended_on) for effect in decision.effects)

    def entries(self, *kinds: EffectKind) -> Iterator[Entry]:
        """The ledger's effects of those kinds, of any kind if none is named, in the ledger's order."""
        for decision in self.decisions:
            for effect in self.effects_of(decision):
                if not kinds or effect.kind in kinds:
                    yield Entry(decision, effect)


def evolve(cadre: Cadre | None, event: CadreEvent) -> Cadre:
    """The cadre after the event."""
    before = cadre or Cadre(event.cadre_id)
    if isinstance(event, EffectsRecorded):
        return replace(before, decisions=_in_order((*before.decisions, event.decision)))
    if isinstance(event, EffectsUnwound):
        return replace(before, unwound=(*before.unwound, event.unwinding))
    if isinstance(event, ImpactPeriodEnded):
        return replace(before, ended=(*before.ended, event.end))
    return replace(before, particulars=event.particulars)


def _ended(effect: Effect, on: date) -> Effect:
    if effect.kind is not EffectKind.IMPACT_PERIOD or effect.effective_until is not None:
        return effect
    return replace(effect, effective_until=max(on, effect.effective_from))


def _in_order(decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    return tuple(sorted(decisions, key=lambda decision: (decision.effective_on, decision.decision_id)))
