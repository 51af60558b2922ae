"""Synthetic examples (合成), the notifier over fakes, and a real mail server: what the tests of this service share."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import partial
from typing import Any, Protocol

import pytest
from aiosmtpd.smtp import SMTP, Envelope

from notifier.adapters.address_book import AddressBook, Entry
from notifier.adapters.events import CODEC
from notifier.adapters.notice_documents import NoticeDocuments, notice_document
from notifier.adapters.publication import messages_of
from notifier.application.act_on_notice import ActOnNotice
from notifier.application.deliver_notices import MAIL, OUTBOX, DeliverNotices, DeliveryPolicy, Lane
from notifier.application.ports import Parcel
from notifier.application.post_office import PostOffice
from notifier.application.prepare_notices import Occasion, PrepareNotices
from notifier.application.tray import Tray
from notifier.domain.decision import Decision, Effect
from notifier.domain.events import NoticeEvent, NoticePrepared
from notifier.domain.letter import Letter
from notifier.domain.notice import Notice, evolve
from notifier.domain.recipient import Addressee, NoticeReference, Recipient, notice_id
from notifier.domain.refusal import Refusal
from notifier.domain.schedule import AttemptSchedule
from wenze.bus.precedence import Precedence
from wenze.errors import Transient
from wenze.journal.commit import Commit
from wenze.journal.executor import History
from wenze.journal.memory import InMemoryJournal
from wenze.regulation import catalogue
from wenze.service.projection import Projection
from wenze.testing.claims import ClaimsInMemory
from wenze.testing.clock import FixedClock
from wenze.testing.journal import in_memory_store

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

DECISION = Decision(
    decision_id="decision-synthetic-1",
    case_id="case-synthetic-1",
    document_number="平问责〔2026〕1号",
    subject_name="张合成",
    subject_unit="平江县合成示范局",
    subject_post="副局长",
    cadre_id="SYN-000001",
    facts="2025年10月，该局有3件信访事项超过规定时限才办结。\n张合成分管信访工作，没有督办。",
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
        addressee=Addressee(NAMES[recipient], "平江县合成示范局", "430626", "SYN-000001"),
        letter=Letter("关于问责决定的通知（合成）", "平江县合成示范局：\n\n正文。\n"),
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

    async def versions(self, keys: Sequence[str]) -> dict[str, int]:
        return {key: self._documents[key]["version"] for key in keys if key in self._documents}

    async def find(self, query: dict[str, Any], *, sort: str, limit: int) -> list[dict[str, Any]]:
        await asyncio.sleep(0)  # another replica's claim comes between, as at a real database
        found = [dict(each) for each in self._documents.values() if _meets(each, query)]
        return sorted(found, key=lambda each: each[sort])[:limit]

    async def page(
        self, query: dict[str, Any], *, sort: str, skip: int, limit: int
    ) -> tuple[list[dict[str, Any]], int]:
        found = await self.find(query, sort="_id", limit=len(self._documents))
        by_id = sorted(found, key=lambda each: each["_id"])
        return sorted(by_id, key=lambda each: each[sort], reverse=True)[skip : skip + limit], len(found)

    async def count_by(self, fields: Sequence[str], query: dict[str, Any]) -> list[dict[str, Any]]:
        counts = Counter(
            tuple(each[name] for name in fields)
            for each in await self.find(query, sort="_id", limit=len(self._documents))
        )
        return [{**dict(zip(fields, values, strict=True)), "count": count} for values, count in counts.items()]


def _meets(document: dict[str, Any], query: dict[str, Any]) -> bool:
    return all(_matches(document.get(name), wanted) for name, wanted in query.items())


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, dict) and "$ne" in wanted:
        return value != wanted["$ne"]
    if isinstance(wanted, dict):
        return value is not None and value <= wanted["$lte"]
    return value == wanted


@pytest.fixture
def documents() -> DocumentsInMemory:
    return DocumentsInMemory()


@pytest.fixture
def claims() -> ClaimsInMemory:
    return ClaimsInMemory()


CLAIM_FOR = timedelta(minutes=2)
FIRST_WAIT = timedelta(minutes=1)


class FailingJournal(InMemoryJournal):
    """A journal whose database can be away, or away when it is told that something could not be published."""

    def __init__(self) -> None:
        super().__init__()
        self.outage = False
        self.unmarkable = False
        self.loads = 0

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        self.loads += bool(streams)
        return await super().load(streams)

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        if self.outage:
            raise Transient("mongodb", "the test's database is down")
        return await super().append(commits)

    async def mark_pending(self, commits: Collection[Commit]) -> None:
        if self.unmarkable:
            raise Transient("mongodb", "the test's database is down")
        await super().mark_pending(commits)


@dataclass
class RecordingChannel:
    """A channel that keeps what it was given, and fails as often as it is told to."""

    name: str
    sent: list[Parcel] = field(default_factory=list)
    failures: list[Exception] = field(default_factory=list)
    under_way: Counter[str] = field(default_factory=Counter)
    entered: asyncio.Event = field(default_factory=asyncio.Event)
    gate: asyncio.Event | None = None

    async def send(self, parcel: Parcel) -> None:
        self.under_way[parcel.notice_id] += 1
        assert self.under_way[parcel.notice_id] == 1, "two workers send the same notice at the same time"
        self.entered.set()
        await asyncio.sleep(0)  # let the other workers in
        if self.gate:
            await self.gate.wait()
        self.under_way[parcel.notice_id] -= 1
        if self.failures:
            raise self.failures.pop(0)
        self.sent.append(parcel)


class Notifier:
    """Everything the use cases need, and what the tests look at."""

    def __init__(self, decision: Decision, documents: Any, claims: Any, noon: datetime, addresses: AddressBook) -> None:
        self.decision = decision
        self.claims = claims
        self.documents = documents
        self.clock = FixedClock(noon)
        self.journal = FailingJournal()
        self.notices, self.publisher = in_memory_store(
            "notice", CODEC, evolve, Refusal, messages_of, self.clock, self.journal
        )
        self.list = NoticeDocuments(documents)
        self.mail, self.outbox = RecordingChannel("smtp"), RecordingChannel("outbox")
        self.addresses = addresses
        self.post_office = PostOffice(self.addresses, self.outbox, self.mail)
        self.told: list[tuple[Notice, History[Notice] | None]] = []
        self.prepare = PrepareNotices(
            self.notices, self.addresses, catalogue().cite, self.clock, lambda *due: self.told.append(due)
        )
        self.act = ActOnNotice(self.notices, self.clock)
        self.outcomes: list[tuple[str, str]] = []
        document = partial(notice_document, by_mail=self.post_office.by_mail)
        self._projection = Projection(self.notices, documents, document)

    def courier(
        self,
        lane: Lane,
        tray: Tray | None = None,
        lease: timedelta = CLAIM_FOR,
        preparing: Precedence | None = None,
        listing: Precedence | None = None,
    ) -> DeliverNotices:
        """What delivers one lane's notices on one replica."""
        return DeliverNotices(
            lane=lane,
            tray=Tray() if tray is None else tray,
            notices=self.notices,
            due=self.list,
            claims=self.claims,
            post_office=self.post_office,
            policy=DeliveryPolicy(
                AttemptSchedule(FIRST_WAIT, timedelta(hours=1), 3), lease, pause=timedelta(milliseconds=1)
            ),
            clock=self.clock,
            attempted=lambda channel, outcome: self.outcomes.append((channel, outcome)),
            preparing=preparing or Precedence(),
            listing=listing or Precedence(),
        )

    def occasion(self, message_id: str = "message-1") -> Occasion:
        return Occasion(message_id, "correlation-1", "430626", date(2026, 3, 2), self.decision)

    async def prepared(self) -> None:
        """The decision's two notices exist and are in the list."""
        await self.prepare([self.occasion()])
        await self.catch_up()

    async def repair(self) -> int:
        """Put into the list what it has missed."""
        return await self._projection.repair(self.journal)

    async def catch_up(self) -> None:
        """The list follows what happened."""
        await self._projection.rebuild(self.journal)

    async def replica(self) -> int:
        """A batch of each lane on a replica that has just started; how many notices it claimed."""
        return sum([await self.courier(lane).deliver_batch() for lane in (MAIL, OUTBOX)])

    async def deliver(self) -> int:
        """What a replica delivers after the list caught up."""
        await self.catch_up()
        return await self.replica()

    def handed_over(self, recipient: Recipient) -> Tray:
        """A tray with the recipient's notice as it was prepared."""
        tray = Tray()
        for notice, history in self.told:
            if notice.reference.recipient is recipient:
                tray.put_one(notice.reference.notice_id, history)
        return tray

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
def notifier(decision: Decision, documents: Any, claims: Any, noon: datetime) -> Notifier:
    unit = Entry(Recipient.UNIT, "430626", decision.subject_unit, "unit@example.invalid")
    return Notifier(decision, documents, claims, noon, AddressBook([unit]))


@pytest.fixture(scope="session")
def new_notifier() -> Callable[[], Notifier]:
    """For tests that need many: each time one with nothing in it, and nobody has an address."""
    return lambda: Notifier(DECISION, DocumentsInMemory(), ClaimsInMemory(), NOON, AddressBook())


@dataclass
class MailServer:
    """What the server received, and how it answers: `refusals` gives its reply to a command instead of the usual."""

    received: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refusals: dict[str, str] = field(default_factory=dict)
    port: int = 0

    async def handle_MAIL(self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802
        envelope.mail_from = address
        return self.refusals.get("MAIL", "250 OK")

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Envelope, address: str, _options: Any) -> str:  # noqa: N802
        if refusal := self.refusals.get("RCPT"):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Envelope) -> str:  # noqa: N802
        if refusal := self.refusals.get("DATA"):
            return refusal
        assert isinstance(envelope.content, bytes)
        message = message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        self.recipients.extend(envelope.rcpt_tos)
        return "250 OK"


@pytest.fixture
async def mail_server() -> AsyncIterator[MailServer]:
    handler = MailServer()
    async with await asyncio.get_running_loop().create_server(lambda: SMTP(handler), "127.0.0.1", 0) as server:
        handler.port = server.sockets[0].getsockname()[1]
        yield handler
