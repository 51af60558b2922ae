"""What a decision's notices must say (问责办法 10.2)."""

from dataclasses import dataclass
from datetime import date

from notifier.domain.refusal import Refusal
from notifier.domain.wording import shows


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect of a decision. `until` is its last day, `None` means no fixed end; `clause` is a reference."""

    text: str
    effective_from: date
    effective_until: date | None
    clause: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as its notices tell it. `basis` are clause references; the appeal period is in calendar days."""

    decision_id: str
    case_id: str
    document_number: str
    subject_name: str
    subject_unit: str
    subject_post: str
    cadre_id: str
    facts: str
    basis: tuple[str, ...]
    measure: str
    approving_body: str
    effective_on: date
    appeal_days: int
    appeal_body: str
    effects: tuple[Effect, ...]
    decided_on: date | None = None

    def earliest_service(self, told_on: date) -> date:
        """The first day on which its letter can have been served; a decision is often recorded after that day.

        Where the day of the decision is not told, the day it takes effect or `told_on`, whichever is earlier.
        """
        return self.decided_on or min(self.effective_on, told_on)


def require_complete(decision: Decision) -> None:
    """问责办法 10.2: a letter without one of its mandatory contents tells nobody what they must know.

    Raises: Refusal naming everything that is missing.
    """
    missing = [name for name, content in _mandatory(decision).items() if not content]
    if missing:
        raise Refusal(
            "accountability:10.2",
            f"问责决定缺少必须写明的内容：{'、'.join(missing)}。请在问责决定中补齐后重新发送。",
        )


def _mandatory(decision: Decision) -> dict[str, bool]:
    return {
        "文号": shows(decision.document_number),
        "被问责对象姓名": shows(decision.subject_name),
        "被问责对象所在单位": shows(decision.subject_unit),
        "问责事实": shows(decision.facts),
        "问责依据": bool(decision.basis),
        "问责方式": shows(decision.measure),
        "批准机关": shows(decision.approving_body),
        "申诉期限": decision.appeal_days > 0,
        "申诉受理机关": shows(decision.appeal_body),
    }
