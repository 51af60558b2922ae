"""问责办法 18.2: what follows 停职检查 that was not put right within half a year is 调离岗位, and nothing else."""

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.refusal import Refusal


def require_conversion(proceeding: Proceeding, measure: Measure | None) -> None:
    """Raises: Refusal when the proceeding is to convert the first decision and the measure is another."""
    if proceeding.conversion is not None and measure is not Measure.REASSIGNMENT:
        raise Refusal("accountability:18.2", "停职检查超过半年没有整改到位的，按调离岗位处理。请改为调离岗位。")
