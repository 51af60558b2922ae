"""What people may decide on an assessment: any measure it permits, with written reasons where they depart from it."""

from typing import Final

from case_engine.domain.assessment.codes import Measure, Outcome
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.refusal import Refusal

_NO_MEASURE: Final = {
    Outcome.OUTSIDE_SCOPE: ("accountability:3", "对象不在适用范围之内"),
    Outcome.NO_FINDING: ("accountability:2", "没有可以计入的问责情形"),
    Outcome.EXEMPT: ("accountability:17", "评定结果是免予问责"),
}


def check_measure(assessment: Assessment, measure: Measure, written_reason: str = "") -> Refusal | None:
    """The refusal, with its clause, of deciding this measure; None where people may decide it.

    A measure that the text excludes is refused; one excluded only in general (18.6), and any other than the
    recommended one, needs a written reason.
    """
    if assessment.outcome in _NO_MEASURE:
        clause, why = _NO_MEASURE[assessment.outcome]
        return Refusal(clause, f"{why}，不能决定任何问责方式。事实有变化的，请重新评定。")
    if measure == assessment.measures.recommended:
        return None
    return _excluded(assessment, measure, written_reason) or _departing(assessment, measure, written_reason)


def check_no_measure(assessment: Assessment, written_reason: str = "") -> Refusal | None:
    """The refusal, with its clause, of closing without a measure; None where people may do that."""
    if assessment.outcome is Outcome.ACCOUNTABLE:
        return Refusal(
            "accountability:17", "评定结果是应当问责，没有成立的免予问责情节。请决定问责方式，或者补充事实后重新评定。"
        )
    if assessment.outcome is Outcome.COLLECTIVE_DECISION and not written_reason.strip():
        return Refusal("accountability:17", "是否免予问责由集体决定：决定免予的，请写明理由。")
    return None


def _excluded(assessment: Assessment, measure: Measure, written_reason: str) -> Refusal | None:
    for exclusion in assessment.measures.excluded:
        if exclusion.measure == measure and not (exclusion.with_reasons and written_reason.strip()):
            return Refusal(exclusion.clause, f"不能决定{MEASURE_NAMES[measure]}：{exclusion.text}")
    return None


def _departing(assessment: Assessment, measure: Measure, written_reason: str) -> Refusal | None:
    if written_reason.strip():
        return None
    recommended = assessment.measures.recommended
    instead = f"与建议的{MEASURE_NAMES[recommended]}不同" if recommended else "系统没有建议，由集体选择"
    return Refusal("accountability:14", f"决定{MEASURE_NAMES[measure]}，{instead}。请写明理由。")
