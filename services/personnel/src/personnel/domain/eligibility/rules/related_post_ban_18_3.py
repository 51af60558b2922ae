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

LISTED_UNDER: Final = ("departments", "posts", "matters")
SEPARATORS: Final = re.compile(r"[、,;\uff0c\uff1b\n]")
SHORTEST_TERM: Final = 2
"""A single character is part of too many posts to say anything."""


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """A post that names a listed department, post or matter is blocked; any other is for a person to check."""
    for entry in cadre.entries(EffectKind.RELATED_POST_BAN):
        if entry.effect.holds_on(question.on):
            yield _finding(entry, question.post)


def _finding(entry: Entry, post: str) -> Finding:
    terms = _terms(entry.effect)
    named = [term for term in terms if term in _plain(post)]
    if named:
        ban = f"{origin(entry)}，{days_of(entry.effect)}不得担任与“{'、'.join(named)}”有关的职务"
        return blocked_by(entry, f"{ban}；拟任职务“{post}”在其列。")
    listed = f"决定列出的范围是“{'、'.join(terms)}”" if terms else "决定没有列出具体范围"
    intended = f"请核对拟任职务“{post}”" if post.strip() else "查询没有写明拟任职务，请补充后重新查询，或者由人核对"
    text = f"{origin(entry)}，不得担任原任职务监管部门的领导职务和与所受处理问题有关联的职务；{listed}，{intended}。"
    return Condition(entry.effect.clause, text)


def _terms(effect: Effect) -> tuple[str, ...]:
    listed = (term for key in LISTED_UNDER for term in SEPARATORS.split(effect.details.get(key, "")))
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
