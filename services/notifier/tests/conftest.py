"""Synthetic examples (合成) that the tests of this service share."""

from collections import Counter
from collections.abc import Mapping, Sequence
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


class DocumentsInMemory:
    """Behaves as wenze.mongo.read_model.ReadModel in what the notifier uses of it."""

    def __init__(self) -> None:
        self._documents: dict[str, dict[str, Any]] = {}

    async def write(self, documents: Mapping[str, tuple[int, dict[str, Any]]]) -> None:
        for key, (version, document) in documents.items():
            if key not in self._documents or self._documents[key]["version"] < version:
                self._documents[key] = {**document, "version": version, "_id": key}

    async def find(self, query: dict[str, Any], *, limit: int) -> list[dict[str, Any]]:
        return [dict(each) for each in self._documents.values() if _meets(each, query)][:limit]

    async def page(
        self, query: dict[str, Any], *, sort: str, skip: int, limit: int
    ) -> tuple[list[dict[str, Any]], int]:
        found = await self.find(query, limit=len(self._documents))
        by_id = sorted(found, key=lambda each: each["_id"])
        return sorted(by_id, key=lambda each: each[sort], reverse=True)[skip : skip + limit], len(found)

    async def count_by(self, fields: Sequence[str], query: dict[str, Any]) -> list[dict[str, Any]]:
        counts = Counter(
            tuple(each[name] for name in fields) for each in await self.find(query, limit=len(self._documents))
        )
        return [{**dict(zip(fields, values, strict=True)), "count": count} for values, count in counts.items()]

    async def update(self, key: str, condition: dict[str, Any], changes: dict[str, Any]) -> bool:
        document = self._documents.get(key)
        if document is None or not _meets(document, condition):
            return False
        document.update(changes)
        return True


def _meets(document: dict[str, Any], query: dict[str, Any]) -> bool:
    return all(_matches(document.get(name), wanted) for name, wanted in query.items())


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict):
        return value is not None and value <= wanted["$lte"]
    return value == wanted


@pytest.fixture
def documents() -> DocumentsInMemory:
    return DocumentsInMemory()
