"""问责办法 10.2: a ledger whose decisions name someone else than the roster may be another person's: a person looks."""

from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule

CLAUSE: Final = "accountability:10.2"


def examine(cadre: Cadre, _: Question, __: Regulation) -> Iterator[Finding]:
    """The number is the key, so a wrong number would put one person's ban on another."""
    if cadre.particulars is None:
        text = f"花名册中没有干部编号 {cadre.cadre_id}，台账来自问责决定；请核对编号，并导入花名册。"
        yield Condition(CLAUSE, text)
        return
    for decision in cadre.decisions:
        if decision.subject.name != cadre.particulars.name:
            text = (
                f"{decision.document_number}写的姓名是{decision.subject.name}，花名册中该编号的姓名是"
                f"{cadre.particulars.name}；请核对是不是同一个人。"
            )
            yield Condition(CLAUSE, text)


RULE = Rule(
    name="decision_names_this_cadre_10_2",
    clauses=(CLAUSE,),
    actions=frozenset(Action),
    kinds=(),
    examine=examine,
)
