"""What can happen to a cadre, in the past tense."""

from dataclasses import dataclass

from personnel.domain.decision import Decision
from personnel.domain.particulars import Particulars
from personnel.domain.unwinding import PeriodEnd, Unwinding


@dataclass(frozen=True, slots=True)
class CadreRegistered:
    """A roster named this cadre for the first time."""

    cadre_id: str
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class ParticularsChanged:
    """A roster says something else about this cadre than before; `particulars` are the new ones, whole."""

    cadre_id: str
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class EffectsRecorded:
    """A decision's effects are in the ledger."""

    cadre_id: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class EffectsUnwound:
    """A decision was undone after an appeal; none of its effects holds any more."""

    cadre_id: str
    case_id: str
    unwinding: Unwinding


@dataclass(frozen=True, slots=True)
class ImpactPeriodEnded:
    """An open impact period has its last day."""

    cadre_id: str
    case_id: str
    end: PeriodEnd


CadreEvent = CadreRegistered | ParticularsChanged | EffectsRecorded | EffectsUnwound | ImpactPeriodEnded
