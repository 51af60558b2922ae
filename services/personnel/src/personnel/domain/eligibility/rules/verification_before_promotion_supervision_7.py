"""监督办法 7 (凡提必核): nobody is promoted to 副处级 or above without a recorded verification."""

from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.promotion import is_promotion
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule
from personnel.domain.levels import Level

CLAUSE: Final = "supervision:7"
LOWEST_VERIFIED_LEVEL: Final = Level.DEPUTY_DIVISION
TO_DO: Final = (
    "提拔之前须查核个人有关事项报告并有记录（凡提必核），请向干部监督机构核对查核记录；没有查核的，先查核再研究。"
)


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """Asks for the verification where the intended level needs one, and for the level where it is not told."""
    promotion = is_promotion(cadre, question)
    if promotion is False or (question.level and LOWEST_VERIFIED_LEVEL.is_above(question.level)):
        return
    yield Condition(CLAUSE, f"{_intended(question.level)}{'' if promotion else '如属提拔，'}{TO_DO}")


def _intended(level: Level | None) -> str:
    if level is None:
        return f"查询没有写明拟任职务层次：拟任{LOWEST_VERIFIED_LEVEL.chinese}及以上职务的，"
    return f"拟任职务层次为{level.chinese}，"


RULE = Rule(
    name="verification_before_promotion_supervision_7",
    clauses=(CLAUSE,),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(),
    examine=examine,
)
