"""What an earlier decision must tell so that its effects can be derived and its letter served; nothing is guessed."""

from collections.abc import Iterator
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.earlier.dates import DECISION
from case_engine.domain.earlier.decision import EarlierDecision
from case_engine.domain.earlier.objection import Objection
from case_engine.domain.rules import article_18_3_reassignment, article_18_4_resignation_or_removal
from case_engine.domain.rules.article_18_6_probation_post_lapses import CLAUSE as PROBATION

_ENDS_THE_POST: Final = (Measure.RESIGNATION, Measure.ORDERED_RESIGNATION, Measure.REMOVAL)


def needed_for_effects(decision: EarlierDecision) -> Iterator[Objection]:
    """What the effects of its measure cannot be enforced without (问责办法 18.3, 18.4, 18.6)."""
    if decision.measure is Measure.REASSIGNMENT and not decision.particulars.supervising_departments:
        text = "调离岗位须写明原任职务的监管部门，否则无法执行任职限制；请补填。"
        yield Objection("supervising_departments", article_18_3_reassignment.CLAUSE, text)
    if decision.measure in _ENDS_THE_POST and decision.particulars.former_level is None:
        text = "引咎辞职、责令辞职、免职须写明原职务层次，否则无法执行任职限制；请补填。"
        yield Objection("former_level", article_18_4_resignation_or_removal.CLAUSE, text)
    if decision.measure in _ENDS_THE_POST and decision.probation is None:
        text = "引咎辞职、责令辞职、免职的影响因是否在任职试用期而不同；请填写“是”或“否”。"
        yield Objection("probation", PROBATION, text)


def needed_for_letter(decision: EarlierDecision) -> Iterator[Objection]:
    """问责办法 10.2: what a letter that is still to be served must say."""
    if decision.letter_served:
        return
    needed = {"facts": decision.facts, "conduct": decision.conduct, "appeal_body": decision.appeal_body}
    for field, content in needed.items():
        if not content:
            yield Objection(field, DECISION, "尚未送达的决定须写明这一项，才能告知单位和本人；请补填。")


def needed_by_settings(decision: EarlierDecision, receipt: Receipt) -> Iterator[Objection]:
    """The days that the deployment's answers to open questions ask for; the receipt names those that were asked."""
    asked = {used.name: used for used in receipt.settings}
    year, start = asked.get("honours-year"), asked.get("effect-period-start")
    if year and year.value == "conduct" and decision.conduct_on is None:
        text = "本部署设定“当年度”按行为发生的年度计算，缺行为日期不能推算；请补填。"
        yield Objection("conduct_on", year.clause, text)
    if start and start.value == "service-date" and decision.letter_served and decision.served_on is None:
        text = "本部署设定影响期从送达日起算，缺送达日期不能推算；请补填。"
        yield Objection("served_on", start.clause, text)
