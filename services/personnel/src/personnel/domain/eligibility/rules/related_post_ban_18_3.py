"""问责办法 18.3: after 调离岗位 no leading post in the department that supervised the old post, nor a related post."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import days_of, origin

TO_DECIDE: Final = {
    "departments": "“{}”是决定列出的监管部门，如为领导职务则不得担任",
    "matters": "“{}”是决定列出的问题事项，职务与之有关联的不得担任",
}
"""What the name of a post alone does not tell: whether it leads the department, whether it deals with the matter."""

LISTED_UNDER: Final = ("departments", "posts", "matters")
SEPARATORS: Final = re.compile(r"[、,;\uff0c\uff1b\n]")
SHORTEST_TERM: Final = 2
"""A single character is part of too many posts to say anything."""


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """A post that names a listed post is blocked; for everything else a person decides, knowing what is listed."""
    for entry in cadre.entries(EffectKind.RELATED_POST_BAN):
        if entry.effect.holds_on(question.on):
            yield from _findings(entry, question.post)


def _findings(entry: Entry, post: str) -> Iterator[Finding]:
    effect, origin_and_days = entry.effect, f"{origin(entry)}，{days_of(entry.effect)}"
    if posts := _named(effect, "posts", post):
        text = f"{origin_and_days}不得担任决定列出的关联职务“{posts}”；拟任职务“{post}”在其列。"
        yield blocked_by(entry, text)
        return
    warnings = [text.format(named) for key, text in TO_DECIDE.items() if (named := _named(effect, key, post))]
    if warnings:
        yield Condition(effect.clause, f"{origin_and_days}，拟任职务“{post}”须由人核对：{'；'.join(warnings)}。")
    else:
        yield Condition(effect.clause, f"{origin_and_days}，{_to_check(effect, post)}")


def _to_check(effect: Effect, post: str) -> str:
    terms = [term for key in LISTED_UNDER for term in _terms(effect, key)]
    listed = f"决定列出的范围是“{'、'.join(terms)}”" if terms else "决定没有列出具体范围"
    intended = f"请核对拟任职务“{post}”" if post.strip() else "查询没有写明拟任职务，请补充后重新查询，或者由人核对"
    return f"不得担任原任职务监管部门的领导职务和与所受处理问题有关联的职务；{listed}，{intended}。"


def _named(effect: Effect, key: str, post: str) -> str:
    """What the decision lists under `key` and the post names."""
    return "、".join(term for term in _terms(effect, key) if term in _plain(post))


def _terms(effect: Effect, key: str) -> tuple[str, ...]:
    listed = SEPARATORS.split(effect.details.get(key, ""))
    return tuple(plain for term in listed if len(plain := _plain(term)) >= SHORTEST_TERM)


def _plain(text: str) -> str:
    """One form for full and half width, without the spaces that people type differently."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


RULE = Rule(
    name="related_post_ban_18_3",
    clauses=("accountability:18.3",),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.RELATED_POST_BAN,),
    examine=examine,
)
