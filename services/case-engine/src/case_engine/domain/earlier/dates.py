"""The dates of an earlier decision: past, in their order, and under the regulation."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.earlier.decision import EarlierDecision
from case_engine.domain.earlier.objection import Objection

DECISION: Final = "accountability:10.2"
SERVICE: Final = "accountability:10.3"
SUSPENSION: Final = "accountability:18.2"
IN_FORCE: Final = "accountability:19"

_CONDUCT: Final = "accountability:2"


def date_objections(decision: EarlierDecision, today: date, in_force_from: date | None) -> Iterator[Objection]:
    """Everything that cannot be so about its dates; `in_force_from` is None where the deployment did not say."""
    yield from _order(decision)
    yield from _future(decision, today)
    yield from _out_of_place(decision)
    if in_force_from is not None and decision.decided_on < in_force_from:
        text = (
            f"决定日期早于《问责办法》的施行日{chinese_date(in_force_from)}，不是依照《问责办法》作出的决定，"
            "不能按第十八条推算影响，不予导入；请按当时的规定另行掌握。"
        )
        yield Objection("decided_on", IN_FORCE, text)


def _order(decision: EarlierDecision) -> Iterator[Objection]:
    decided_on = decision.decided_on
    if decision.effective_on < decided_on:
        yield Objection("effective_on", DECISION, f"生效日期早于决定日期 {decided_on}，请核对。")
    if decision.served_on is not None and decision.served_on < decided_on:
        yield Objection("served_on", SERVICE, f"送达日期早于决定日期 {decided_on}，请核对。")
    if decision.rectified_on is not None and decision.rectified_on < decided_on:
        yield Objection("rectified_on", SUSPENSION, f"整改到位日期早于决定日期 {decided_on}，请核对。")
    if decision.conduct_on is not None and decision.conduct_on > decided_on:
        yield Objection("conduct_on", _CONDUCT, f"行为日期晚于决定日期 {decided_on}，请核对。")
    if decision.first_decision_on is not None and decision.first_decision_on > decided_on:
        text = f"原停职检查的生效日期晚于本决定的日期 {decided_on}，请核对。"
        yield Objection("first_decision_on", SUSPENSION, text)


def _future(decision: EarlierDecision, today: date) -> Iterator[Objection]:
    if decision.decided_on > today:
        yield Objection("decided_on", DECISION, f"决定日期晚于今天 {today}，请核对。")
    elif decision.effective_on > today:
        text = f"生效日期晚于今天 {today}：尚未生效的决定没有影响，请到生效之日再导入。"
        yield Objection("effective_on", DECISION, text)
    if decision.served_on is not None and decision.served_on > today:
        yield Objection("served_on", SERVICE, f"送达日期晚于今天 {today}，请核对。")
    if decision.rectified_on is not None and decision.rectified_on > today:
        yield Objection("rectified_on", SUSPENSION, f"整改到位日期晚于今天 {today}：尚未整改到位的请留空。")


def _out_of_place(decision: EarlierDecision) -> Iterator[Objection]:
    if decision.served_on is not None and not decision.letter_served:
        yield Objection("served_on", SERVICE, "填写了送达日期，却写明尚未送达；请改正其中一项。")
    if decision.rectified_on is not None and decision.measure is not Measure.SUSPENSION:
        yield Objection("rectified_on", SUSPENSION, "整改到位日期只用于停职检查，请留空或者核对问责方式。")
    if decision.first_decision_on is not None and decision.measure is not Measure.REASSIGNMENT:
        text = "这一列只用于由停职检查转为的调离岗位，请留空或者核对问责方式。"
        yield Objection("first_decision_on", SUSPENSION, text)
