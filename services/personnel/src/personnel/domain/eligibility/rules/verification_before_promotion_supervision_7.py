"""监督办法 7 (凡提必核): nobody is promoted to 副处级 or above without a recorded verification."""

from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule
from personnel.domain.levels import Level

CLAUSE: Final = "supervision:7"
LOWEST_VERIFIED_LEVEL: Final = Level.DEPUTY_DIVISION
TO_DO: Final = (
    "提拔之前须查核个人有关事项报告并有记录（凡提必核），请向干部监督机构核对查核记录；没有查核的，先查核再研究。"
)


def examine(_: Cadre, question: Question, __: Regulation) -> Iterator[Finding]:
    """Asks for the verification where the intended level needs one, and for the level where it is not told."""
    if question.level is None:
        yield Condition(CLAUSE, f"查询没有写明拟任职务层次：拟任{LOWEST_VERIFIED_LEVEL.chinese}及以上职务的，{TO_DO}")
    elif not LOWEST_VERIFIED_LEVEL.is_above(question.level):
        yield Condition(CLAUSE, f"拟任职务层次为{question.level.chinese}，{TO_DO}")


RULE = Rule(
    name="verification_before_promotion_supervision_7",
    clauses=(CLAUSE,),
    actions=frozenset({Action.PROMOTION}),
    kinds=(),
    examine=examine,
)
