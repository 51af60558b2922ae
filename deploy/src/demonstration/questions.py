"""Three questions that offices ask after decisions: promoted, honoured, appointed?"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dateutil.relativedelta import relativedelta

from demonstration.office.registry import Question
from demonstration.outcome import Decision
from demonstration.synthetic.posts import LEVEL_NAMES
from demonstration.synthetic.roster import Cadre

_LEVELS = tuple(LEVEL_NAMES)


def about(decisions: Sequence[Decision], cast: Mapping[str, Cadre], today: date) -> tuple[Question, ...]:
    """One about somebody who had a talk, one about somebody exempt, one about somebody removed."""
    talked = _first(decisions, lambda each: each.measure == "admonition-talk")
    exempt = _first(decisions, lambda each: each.outcome == "exempt")
    removed = _first(decisions, lambda each: each.measure == "removal")
    higher = _LEVELS[_LEVELS.index(cast[talked.scenario].post.level) + 1]
    in_three_months, in_half_a_year = today + relativedelta(months=3), today + relativedelta(months=6)
    same = cast[removed.scenario].post.level
    return (
        Question("受诫勉谈话三个月后，能否提拔？", talked, "promotion", in_three_months, higher),
        Question("免予问责的，当年能否评优评先？", exempt, "honours", today),
        Question("被免职半年后，能否安排原层次的职务？", removed, "appointment", in_half_a_year, same),
    )


def _first(decisions: Sequence[Decision], wanted: Callable[[Decision], bool]) -> Decision:
    return next(decision for decision in decisions if wanted(decision))
