"""Recording a decision's effects in the ledger."""

from personnel.domain.cadre import Cadre
from personnel.domain.decision import Decision
from personnel.domain.events import EffectsRecorded


def decide_recording(cadre: Cadre | None, cadre_id: str, decision: Decision) -> tuple[EffectsRecorded, ...]:
    """问责办法 18: record the effects of a decision once, also about someone whom no roster named yet."""
    if cadre is not None and cadre.has_recorded(decision.decision_id):
        return ()
    return (EffectsRecorded(cadre_id, decision),)
