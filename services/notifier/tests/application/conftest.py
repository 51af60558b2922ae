"""The notifier over fakes: journal, read model, channels and clock in memory."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from notifier.adapters.address_book import AddressBook, Entry
from notifier.adapters.events import CODEC
from notifier.adapters.notice_documents import NoticeDocuments, notice_document
from notifier.adapters.publication import messages_of
from notifier.application.act_on_notice import ActOnNotice
from notifier.application.deliver_notices import DeliverNotices, DeliveryPolicy
from notifier.application.ports import Parcel
from notifier.application.post_office import PostOffice
from notifier.application.prepare_notices import Occasion, PrepareNotices
from notifier.domain.decision import Decision
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice, evolve
from notifier.domain.recipient import Recipient, notice_id
from notifier.domain.refusal import Refusal
from notifier.domain.schedule import AttemptSchedule
from wenze.errors import Transient
from wenze.journal.commit import Commit
from wenze.journal.memory import InMemoryJournal
from wenze.regulation import catalogue
from wenze.service.projection import Projection
from wenze.testing.clock import FixedClock
from wenze.testing.journal import in_memory_store

CLAIM_FOR = timedelta(minutes=2)
FIRST_WAIT = timedelta(minutes=1)


class FailingJournal(InMemoryJournal):
    """A journal whose database can be away."""

    def __init__(self) -> None:
        super().__init__()
        self.outage = False

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        if self.outage:
            raise Transient("mongodb", "the test's database is down")
        return await super().append(commits)


@dataclass
class RecordingChannel:
    """A channel that keeps what it was given, and fails as often as it is told to."""

    name: str
    sent: list[Parcel] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    under_way: Counter[str] = field(default_factory=Counter)

    async def send(self, parcel: Parcel) -> None:
        self.under_way[parcel.notice_id] += 1
        assert self.under_way[parcel.notice_id] == 1, "two workers send the same notice at the same time"
        await asyncio.sleep(0)  # let the other workers in
        self.under_way[parcel.notice_id] -= 1
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(parcel)


class Notifier:
    """Everything the use cases need, and what the tests look at."""

    def __init__(self, decision: Decision, documents: Any, noon: datetime) -> None:
        self.decision = decision
        self.clock = FixedClock(noon)
        self.journal = FailingJournal()
        self.notices, self.publisher = in_memory_store(
            "notice", CODEC, evolve, Refusal, messages_of, self.clock, self.journal
        )
        self.list = NoticeDocuments(documents)
        self.mail, self.outbox = RecordingChannel("smtp"), RecordingChannel("outbox")
        self.addresses = AddressBook([Entry(Recipient.UNIT, "430626", decision.subject_unit, "unit@example.invalid")])
        self.prepare = PrepareNotices(self.notices, self.addresses, catalogue().cite, self.clock)
        self.act = ActOnNotice(self.notices, self.clock)
        self.outcomes: list[tuple[str, str]] = []
        self._projection = Projection(self.notices, documents, notice_document)

    def worker(self) -> DeliverNotices:
        """One replica's worker."""
        return DeliverNotices(
            notices=self.notices,
            due=self.list,
            post_office=PostOffice(self.addresses, self.outbox, self.mail),
            policy=DeliveryPolicy(AttemptSchedule(FIRST_WAIT, timedelta(hours=1), 3), CLAIM_FOR, pause=1),
            clock=self.clock,
            attempted=lambda channel, outcome: self.outcomes.append((channel, outcome)),
        )

    def occasion(self, message_id: str = "message-1") -> Occasion:
        return Occasion(message_id, "correlation-1", "430626", date(2026, 3, 2), self.decision)

    async def prepared(self) -> None:
        """The decision's two notices exist and are in the list."""
        await self.prepare([self.occasion()])
        await self.catch_up()

    async def catch_up(self) -> None:
        """The list follows what happened."""
        await self._projection.rebuild(self.journal)

    async def deliver(self) -> int:
        """A worker's round, after the list caught up."""
        await self.catch_up()
        return await self.worker().deliver_batch()

    def id_of(self, recipient: Recipient) -> str:
        return notice_id(self.decision.decision_id, recipient)

    async def state_of(self, recipient: Recipient) -> Notice:
        history = await self.notices.load(self.id_of(recipient))
        assert history is not None
        assert history.state is not None
        return history.state

    async def events_of(self, recipient: Recipient) -> list[NoticeEvent]:
        history = await self.notices.load(self.id_of(recipient))
        assert history is not None
        return [CODEC.decode(stored) for commit in history.commits for stored in commit.events]

    def published(self) -> list[tuple[str, str]]:
        return [(each.message.message_type, each.subject) for each in self.publisher.published]


@pytest.fixture
def notifier(decision: Decision, documents: Any, noon: datetime) -> Notifier:
    return Notifier(decision, documents, noon)
