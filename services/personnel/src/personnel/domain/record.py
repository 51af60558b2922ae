"""Recording in the ledger what a decision brings, and what ends it."""

from personnel.domain.cadre import Cadre
from personnel.domain.decision import Decision
from personnel.domain.events import EffectsRecorded, EffectsUnwound, ImpactPeriodEnded
from personnel.domain.unwinding import PeriodEnd, Unwinding


def decide_recording(cadre: Cadre | None, cadre_id: str, decision: Decision) -> tuple[EffectsRecorded, ...]:
    """问责办法 18: record the effects of a decision once, also about someone whom no roster named yet."""
    if cadre is not None and cadre.has_recorded(decision.decision_id):
        return ()
    return (EffectsRecorded(cadre_id, decision),)


def decide_unwinding(
    cadre: Cadre | None, cadre_id: str, case_id: str, unwinding: Unwinding
) -> tuple[EffectsUnwound, ...]:
    """问责办法 12: undo a decision's effects once, even before they are known here."""
    if cadre is not None and cadre.unwinding_of(unwinding.decision_id):
        return ()
    return (EffectsUnwound(cadre_id, case_id, unwinding),)


def decide_period_end(
    cadre: Cadre | None, cadre_id: str, case_id: str, end: PeriodEnd
) -> tuple[ImpactPeriodEnded, ...]:
    """问责办法 18.2: end an impact period once, even before it is known here."""
    if cadre is not None and any(each.decision_id == end.decision_id for each in cadre.ended):
        return ()
    return (ImpactPeriodEnded(cadre_id, case_id, end),)
