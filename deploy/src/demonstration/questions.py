"""Three questions that offices ask after decisions: promoted, honoured, appointed?"""

from collections.abc import Callable, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from demonstration.office.registry import Question
from demonstration.outcome import Decision


def about(decisions: Sequence[Decision], today: date) -> tuple[Question, ...]:
    """One about somebody who had a talk, one about somebody exempt, one about somebody removed."""
    talked = _first(decisions, lambda each: each.measure == "admonition-talk")
    exempt = _first(decisions, lambda each: each.outcome == "exempt")
    removed = _first(decisions, lambda each: each.measure == "removal")
    in_three_months = today + relativedelta(months=3)
    in_half_a_year = today + relativedelta(months=6)
    return (
        Question("受诫勉谈话三个月后，能否提拔？", talked, "promotion", in_three_months),
        Question("免予问责的，当年能否评优评先？", exempt, "honours", today),
        Question("被免职半年后，能否安排职务？", removed, "appointment", in_half_a_year),
    )


def _first(decisions: Sequence[Decision], wanted: Callable[[Decision], bool]) -> Decision:
    return next(decision for decision in decisions if wanted(decision))
