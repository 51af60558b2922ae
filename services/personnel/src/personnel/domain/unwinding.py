"""What ends a decision's effects before their time: an appeal that succeeded, or 停职检查 that was put right."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from personnel.domain.effect import Effect, EffectKind


@dataclass(frozen=True, slots=True)
class Unwinding:
    """问责办法 12: a decision is undone and its effects with it, from their start; `replaced_by` took its place."""

    decision_id: str
    unwound_on: date
    clause: str
    reasons: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class PeriodEnd:
    """问责办法 18.2: the last day of an impact period that had been open."""

    decision_id: str
    ended_on: date
    clause: str
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """Something the undone decision had touched, and what a person has to put right about it."""

    effect: EffectKind
    clause: str
    text: str


REPAIRS: Final[dict[EffectKind, str]] = {
    EffectKind.HONOURS_CANCELLED: "恢复该年度的评优评先资格；已经因此落选的，重新考虑。",
    EffectKind.PROMOTION_BAN: "恢复提拔资格；期间因此没有列入人选的，重新核对。",
    EffectKind.IMPACT_PERIOD: "恢复职务，停职期间的待遇按规定补发。",
    EffectKind.RELATED_POST_BAN: "恢复原监管部门和关联职务的任职资格。",
    EffectKind.APPRAISAL_BASICALLY_COMPETENT: "该年度考核等次重新确定。",
    EffectKind.APPOINTMENT_BAN: "恢复安排职务的资格；期间没有安排职务的，重新考虑。",
    EffectKind.HIGHER_POST_BAN: "恢复担任更高层次职务的资格。",
    EffectKind.PROBATION_POST_LAPSES: "恢复试任职务，待遇按规定补发。",
    EffectKind.FILE_ENTRY: "决定书从个人档案中撤出，归入申诉处理决定。",
}


def repairs_of(effects: tuple[Effect, ...], unwound_on: date) -> tuple[Repair, ...]:
    """What has to be repaired: every effect that had begun by the day the decision was undone."""
    return tuple(
        Repair(effect.kind, effect.clause, REPAIRS[effect.kind]) for effect in effects if effect.has_started(unwound_on)
    )
