"""问责办法 18.1, 18.3, 18.5: no promotion on the days of a promotion ban; a commendation does not shorten them."""

from collections.abc import Iterator

from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import days_of, origin


def examine(cadre: Cadre, question: Question, regulation: Regulation) -> Iterator[Finding]:
    """Every ban that holds on the day blocks, each with its own end."""
    for entry in cadre.entries(EffectKind.PROMOTION_BAN):
        if entry.effect.holds_on(question.on):
            text = f"{origin(entry)}，{days_of(entry.effect)}不得提拔。"
            yield blocked_by(entry, text + _against_commendation(regulation))


def _against_commendation(regulation: Regulation) -> str:
    """激励办法 3 gives priority in promotion; the setting says that the ban wins."""
    ban_wins = regulation.setting("commendation-against-ban") == "ban-wins"
    return "期间受到通报表扬的，也待期满后再优先考虑。" if ban_wins else ""


RULE = Rule(
    name="promotion_ban_18_1_3_5",
    clauses=("accountability:18.1", "accountability:18.3", "accountability:18.5", "incentive:3"),
    actions=frozenset({Action.PROMOTION}),
    kinds=(EffectKind.PROMOTION_BAN,),
    examine=examine,
)
