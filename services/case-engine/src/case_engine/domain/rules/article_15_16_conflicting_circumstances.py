"""问责办法 15 and 16: where aggravating and mitigating circumstances meet, the text doesn't say which prevails."""

from typing import Final

from case_engine.domain.assessment.codes import Direction
from case_engine.domain.assessment.pull import Pull
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_15_16_conflicting_circumstances"

_PEOPLE_WEIGH: Final = (
    Reason("accountability:15", "从重情节与从轻情节并存：系统不自动升降，也不提出建议。", RULE),
    Reason("accountability:16", "请审定的集体在允许的问责方式中一并权衡，并写明理由。", RULE),
)


def pull(aggravating: int, mitigating: int, regulation: Regulation) -> Pull:
    """Left to people, or by the difference in number where the deployment's setting says so."""
    if regulation.setting("conflicting-circumstances") != "net-effect":
        return Pull(Direction.CONFLICTING, reasons=_PEOPLE_WEIGH)
    text = f"从重情节{aggravating}项、从轻情节{mitigating}项并存，按本部署的设定以数量相抵后的方向处理。"
    direction, steps = _net(aggravating - mitigating)
    return Pull(direction, steps, (Reason("accountability:16", text, RULE),))


def _net(difference: int) -> tuple[Direction, int]:
    if difference > 0:
        return Direction.AGGRAVATED, difference
    return (Direction.MITIGATED if difference else Direction.NEUTRAL), -difference
