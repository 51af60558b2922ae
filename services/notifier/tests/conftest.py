"""Synthetic examples (合成) that the tests of this service share."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, Protocol

import pytest

from notifier.domain.decision import Decision, Effect
from notifier.domain.events import NoticePrepared
from notifier.domain.letter import Letter
from notifier.domain.notice import Notice, evolve
from notifier.domain.recipient import Addressee, NoticeReference, Recipient, notice_id

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

DECISION = Decision(
    decision_id="decision-synthetic-1",
    case_id="case-synthetic-1",
    document_number="平问责〔2026〕1号",
    subject_name="张合成",
    subject_unit="平江县合成示范局",
    subject_post="副局长",
    cadre_id="cadre-synthetic-1",
    facts="2025年10月,该局有3件信访事项超过规定时限才办结。\n张合成分管信访工作,没有督办。",
    basis=("accountability:7.5", "accountability:14.2"),
    measure="诫勉谈话",
    approving_body="中共平江县委",
    effective_on=date(2026, 3, 1),
    appeal_days=15,
    appeal_body="中共平江县委组织部",
    effects=(
        Effect("取消2026年度评优评先资格", date(2026, 3, 1), date(2026, 12, 31), "accountability:18"),
        Effect("半年内不得提拔。", date(2026, 3, 1), date(2026, 8, 31), "accountability:18.1"),
        Effect("《问责决定书》归入个人档案", date(2026, 3, 1), None, "accountability:18.7"),
    ),
)

NAMES = {Recipient.UNIT: "平江县合成示范局", Recipient.SUBJECT: "张合成", Recipient.HANDLER: "平江县问责办"}


class PreparedExample(Protocol):
    """Builds a `NoticePrepared`."""

    def __call__(self, recipient: Recipient = Recipient.UNIT, **changes: Any) -> NoticePrepared: ...


@pytest.fixture
def decision() -> Decision:
    return DECISION


@pytest.fixture
def noon() -> datetime:
    """2026-03-02 12:00 in Shanghai."""
    return NOON


def _prepared(recipient: Recipient = Recipient.UNIT, **changes: Any) -> NoticePrepared:
    event = NoticePrepared(
        notice=NoticeReference(
            notice_id("decision-synthetic-1", recipient), "case-synthetic-1", "decision-synthetic-1", recipient
        ),
        addressee=Addressee(NAMES[recipient], "平江县合成示范局", "430626", "cadre-synthetic-1"),
        letter=Letter("关于问责决定的通知(合成)", "平江县合成示范局:\n\n正文。\n"),
        prepared_on=date(2026, 3, 2),
        due_at=NOON,
    )
    return replace(event, **changes)


@pytest.fixture
def prepared() -> PreparedExample:
    return _prepared


@pytest.fixture
def notice() -> Notice:
    """A notice to a unit that awaits its first delivery."""
    return evolve(None, _prepared())
