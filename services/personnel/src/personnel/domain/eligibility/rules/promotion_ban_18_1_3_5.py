"""问责办法 18.1, 18.3, 18.5: no promotion on the days of a promotion ban; a commendation does not shorten them."""

from collections.abc import Iterator

from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.promotion import is_promotion
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import IF_PROMOTION, days_of, origin


def examine(cadre: Cadre, question: Question, regulation: Regulation) -> Iterator[Finding]:
    """Every ban that holds on the day blocks a promotion, each with its own end; what may be one is for a person."""
    promotion = is_promotion(cadre, question)
    if promotion is False:
        return
    for entry in cadre.entries(EffectKind.PROMOTION_BAN):
        if not entry.effect.holds_on(question.on):
            continue
        ban = f"{origin(entry)}，{days_of(entry.effect)}不得提拔"
        if promotion:
            yield blocked_by(entry, f"{ban}。{_against_commendation(regulation)}")
        else:
            yield Condition(entry.effect.clause, f"{ban}；{IF_PROMOTION}")


def _against_commendation(regulation: Regulation) -> str:
    """激励办法 3 gives priority in promotion; the setting says that the ban wins."""
    ban_wins = regulation.setting("commendation-against-ban") == "ban-wins"
    return "期间受到通报表扬的，也待期满后再优先考虑。" if ban_wins else ""


RULE = Rule(
    name="promotion_ban_18_1_3_5",
    clauses=("accountability:18.1", "accountability:18.3", "accountability:18.5", "incentive:3"),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.PROMOTION_BAN,),
    examine=examine,
)
