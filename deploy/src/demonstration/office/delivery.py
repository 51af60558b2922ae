"""The notifier: notices of decisions and of proposed starts, and the receipts of their service."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from demonstration.office.api import Api
from demonstration.office.staff import MESSENGER
from demonstration.office.together import together
from demonstration.outcome import Decision, NoticeFigures
from demonstration.polling import eventually

_BOTH: Final = ["subject", "unit"]
_SENT: Final = ("delivered", "served")


async def delivered_notices(notifier: Api, expected: int) -> list[Any]:
    """All notices, as soon as there are as many as expected and every one was delivered, else as they are."""
    return await eventually(
        lambda: notifier.all("/v1/notices", "notice_id"),
        lambda notices: len(notices) >= expected and all(each["state"] in _SENT for each in notices),
    )


async def served_notices(notifier: Api, expected: int) -> list[Any]:
    """All notices, as soon as as many as expected have their receipts, else as they are."""
    return await eventually(
        lambda: notifier.all("/v1/notices", "notice_id"),
        lambda notices: sum(each["state"] == "served" for each in notices) >= expected,
    )


def notified_twice(notices: Sequence[Any], decisions: Sequence[Decision]) -> int:
    """How many of the decisions have exactly two notices: one to the unit, one to the subject (问责办法 10.3)."""
    found = {decision.decision_id: Counter[str]() for decision in decisions}
    for notice in notices:
        if notice["decision_id"] in found:
            found[notice["decision_id"]][notice["recipient"]] += 1
    return sum(recipients == Counter(unit=1, subject=1) for recipients in found.values())


async def serve(notifier: Api, notices: Sequence[Any], today: date) -> None:
    """Record for each of the notices that it was served today."""

    async def one(notice: Any) -> None:
        receipt = {
            "received_by": notice["addressee"],
            "method": "direct",
            "served_on": today.isoformat(),
            "proof": f"送达回证（合成）{notice['notice_id'][:8]}",
        }
        path = f"/v1/notices/{notice['notice_id']}/receipts"
        await notifier.act(path, receipt, key=f"receipt-{notice['notice_id']}", by=MESSENGER, expected=201)

    await together(one, notices)


async def on_record(case_engine: Api, decisions: Sequence[Decision]) -> int:
    """How many of the decisions have both receipts on their case, as soon as all of them have, else in the end."""

    async def once(decision: Decision) -> bool:
        case = await eventually(
            lambda: case_engine.get(f"/v1/cases/{decision.case_id}"),
            lambda told: _recipients_served(told) == _BOTH,
        )
        return _recipients_served(case) == _BOTH

    return sum(await together(once, decisions))


def _recipients_served(case: Any) -> list[str]:
    return sorted(served["recipient"] for proceeding in case["proceedings"] for served in proceeding["served"])


def figures(notices: Sequence[Any]) -> tuple[NoticeFigures, ...]:
    """What became of the notices, by recipient."""
    return tuple(_figures(recipient, notices) for recipient in ("handler", "unit", "subject"))


def _figures(recipient: str, notices: Sequence[Any]) -> NoticeFigures:
    states = Counter(notice["state"] for notice in notices if notice["recipient"] == recipient)
    return NoticeFigures(
        recipient=recipient,
        prepared=states.total(),
        delivered=sum(states[state] for state in _SENT),
        served=states["served"],
    )
