"""The personnel service: the roster, the ledgers, and questions of eligibility."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from demonstration.office.api import Api
from demonstration.office.feeding import Miscounted
from demonstration.office.staff import REGISTRAR
from demonstration.office.together import together
from demonstration.outcome import Answer, Decision, Told
from demonstration.polling import eventually
from demonstration.synthetic.posts import Level


async def load_roster(personnel: Api, file: bytes, cadres: int) -> None:
    """Raises: Miscounted unless every cadre of the file was registered."""
    report = await personnel.upload(
        "/v1/roster/imports", file, key="roster", by=REGISTRAR, file="干部名册（合成）.xlsx"
    )
    if report["registered"] != cadres:
        raise Miscounted(f"名册有 {cadres} 人，登记了 {report['registered']} 人。")


async def recorded_once(personnel: Api, decisions: Sequence[Decision]) -> int:
    """How many of the decisions are in their subject's ledger exactly once, and nothing else is."""

    async def once(decision: Decision) -> bool:
        ledger = await eventually(
            lambda: personnel.get(f"/v1/cadres/{decision.cadre_id}/ledger"),
            lambda told: bool(told["decisions"]),
        )
        return [each["decision_id"] for each in ledger["decisions"]] == [decision.decision_id]

    return sum(await together(once, decisions))


@dataclass(frozen=True, slots=True)
class Question:
    """May this be done for the subject of this decision on this day? `text` asks it in Chinese; `level` is the level
    of the post intended, if that matters.
    """

    text: str
    decision: Decision
    action: Literal["promotion", "honours", "appointment"]
    on: date
    level: Level | None = None


async def ask(personnel: Api, questions: Sequence[Question]) -> tuple[Answer, ...]:
    """The answers in the order of the questions."""
    return tuple([await _ask(personnel, question) for question in questions])


async def _ask(personnel: Api, question: Question) -> Answer:
    path = f"/v1/cadres/{question.decision.cadre_id}/eligibility"
    level = {"level": question.level} if question.level else {}
    answer = await personnel.get(path, action=question.action, on=question.on.isoformat(), **level)
    return Answer(
        question=question.text,
        cadre_id=answer["cadre_id"],
        name=answer["name"],
        on=question.on,
        eligible=answer["eligible"],
        summary=answer["summary"],
        blocking=tuple(map(_told, answer["blocking"])),
        conditions=tuple(map(_told, answer["conditions"])),
    )


def _told(part: Any) -> Told:
    return Told(part["clause"], part["clause_text"], part["text"])
