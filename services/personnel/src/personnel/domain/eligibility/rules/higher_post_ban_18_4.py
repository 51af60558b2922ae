"""问责办法 18.4: no post above the former level on the days of the ban."""

from collections.abc import Iterator

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import days_of, origin
from personnel.domain.levels import Level, level_named


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """Blocks a level above the former one; an unknown level is asked for, never guessed."""
    for entry in cadre.entries(EffectKind.HIGHER_POST_BAN):
        if entry.effect.holds_on(question.on):
            yield from _findings(entry, question.level)


def _findings(entry: Entry, intended: Level | None) -> Iterator[Finding]:
    former = level_named(entry.effect.details.get("former_level", ""))
    ban = f"{origin(entry)}，{days_of(entry.effect)}不得担任高于原职务层次"
    if former is None:
        yield Condition(entry.effect.clause, f"{ban}的职务；决定没有写明原职务层次，请核对决定书和本人任职情况。")
    elif intended is None:
        text = f"{ban}（{former.chinese}）的职务；查询没有写明拟任职务层次，请补充后重新查询。"
        yield Condition(entry.effect.clause, text)
    elif intended.is_above(former):
        yield blocked_by(entry, f"{ban}（{former.chinese}）的职务，拟任职务层次为{intended.chinese}。")


RULE = Rule(
    name="higher_post_ban_18_4",
    clauses=("accountability:18.4",),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.HIGHER_POST_BAN,),
    examine=examine,
)
