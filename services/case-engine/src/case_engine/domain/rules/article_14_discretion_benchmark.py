"""问责办法 14: which measures fit which severity is left open and set by the benchmark; the gravest finding governs."""

from functools import cache
from typing import Final

from case_engine.domain.assessment.codes import Measure, Severity
from case_engine.domain.assessment.ladder import Ladder, ladder_of
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import SEVERITY_NAMES, list_measures

RULE: Final = "article_14_discretion_benchmark"
CLAUSE: Final = "accountability:14"


def measures_for(severity: Severity, ladder: Ladder, regulation: Regulation) -> tuple[Measure, ...]:
    """The benchmark's range for a severity, the lightest first."""
    return _lightest_first(regulation.setting("discretion-benchmark")[severity], ladder.measures)


@cache
def _lightest_first(codes: tuple[str, ...], order: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """Sorted once for each row that a deployment has set."""
    return ladder_of(order).sorted(codes)


def reason(severity: Severity, findings: int, measures: tuple[Measure, ...]) -> Reason:
    """Which range the benchmark gives, and for which finding."""
    governing = (
        f"计入{findings}项情形，以最重的“{SEVERITY_NAMES[severity]}”为准"
        if findings > 1
        else f"情节{SEVERITY_NAMES[severity]}"
    )
    return Reason(CLAUSE, f"{governing}，裁量基准为{list_measures(measures)}，没有从重从轻情节时从最轻的选起。", RULE)
