"""The service over fakes: everything is real but the database, the broker, the clock and the randomness.

All persons, places and events are synthetic (合成).
"""

import json
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from clue_intake.adapters.clue_list import MongoClueList, clue_document
from clue_intake.adapters.events import CLUE_EVENTS, IMPORT_EVENTS, OPENING_EVENTS, PROPOSAL_EVENTS
from clue_intake.adapters.feed_catalogue import configured_feeds
from clue_intake.adapters.news_file import read_news
from clue_intake.adapters.publication import messages_of
from clue_intake.adapters.row_fingerprints import row_fingerprints
from clue_intake.adapters.table_file import read_table
from clue_intake.adapters.watched_clues import MongoWatchedClues, watched_document
from clue_intake.application.answer import Answer
from clue_intake.application.blind_index import BlindIndex
from clue_intake.application.clue_list import ClueFilter, ListedClue, SourceFigures
from clue_intake.application.complete_admission import CompleteAdmission
from clue_intake.application.feeds.catalogue import FeedCatalogue
from clue_intake.application.feeds.file_rows import FileRows
from clue_intake.application.import_file import ImportFile, ImportResult, UploadedFile
from clue_intake.application.import_list import ListedImport
from clue_intake.application.incoming import IncomingClue
from clue_intake.application.opening_list import ListedOpening
from clue_intake.application.openings import Openings
from clue_intake.application.preparation import Preparation
from clue_intake.application.proposal_store import ProposalSeal
from clue_intake.application.read_informant import ReadInformant
from clue_intake.application.receive_push import ReceivePush
from clue_intake.application.request_opening import RequestOpening
from clue_intake.application.retaliation_alerts import RetaliationAlerts
from clue_intake.application.rule_on_opening import RuleOnOpening
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.application.take_in_proposals import TakeInProposals
from clue_intake.application.watched_clues import Watch, WatchedClue
from clue_intake.domain.clue import state as clue_state
from clue_intake.domain.facts import Facts
from clue_intake.domain.imports import record as import_record
from clue_intake.domain.informant import Informant
from clue_intake.domain.opening import state as opening_state
from clue_intake.domain.opening.state import Ruling
from clue_intake.domain.refusal import Refusal
from clue_intake.domain.retaliation import events as proposal_events
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject
from wenze.clock import BUSINESS_ZONE
from wenze.journal.lease import SoleReplica
from wenze.journal.memory import InMemoryJournal
from wenze.journal.outbox import Outbox
from wenze.regulation import Ruleset
from wenze.sealing import KeyRing, NonceSource, Sealer
from wenze.telemetry import Metrics
from wenze.testing.clock import FixedClock
from wenze.testing.journal import in_memory_store
from wenze.testing.read_model import InMemoryReadModel

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=BUSINESS_ZONE)
KEYS = KeyRing("test", {"test": bytes(range(16))})
INDEX_KEYS = KeyRing("index", {"index": bytes(range(16, 32))})
INFORMANT = Informant(
    name="甄合成",
    phone="100 0000 1234",
    id_number="43060219000101000X",
    address="岳阳楼区合成路12号",
    note="合成备注：住在现场附近",
)
COMPLETE = Facts(factual_basis=True, considerable_impact=True)

CLUE = IncomingClue(
    source=Source.CITIZEN_REPORT,
    feed="petition-office",
    external_id="合成-1",
    county="岳阳楼区",
    received_on=date(2026, 3, 1),
    title="合成路长期积水",
    content="合成路积水三年。",
    subjects=(Subject("张样例", "合成街道办事处", "主任"),),
    facts=COMPLETE,
    attachments=(Attachment("现场照片.zip"),),
)


class InMemoryClueList:
    """A fake of clue_intake.application.clue_list.ClueList, always up to date with its journal."""

    def __init__(self, world: "World") -> None:
        self._world = world

    async def page(self, wanted: ClueFilter, *, skip: int, limit: int) -> tuple[Sequence[ListedClue], int]:
        found = [clue for clue in await self._all() if _meets(clue, wanted)]
        found.sort(key=lambda clue: clue.clue_id)
        found.sort(key=lambda clue: clue.received_on, reverse=True)
        return found[skip : skip + limit], len(found)

    async def figures(self) -> Sequence[SourceFigures]:
        clues = await self._all()
        return [_figures(source, own) for source in Source if (own := [c for c in clues if c.source is source])]

    async def held_since(self, day: date, county: str) -> dict[tuple[str, Source], int]:
        held = [each for each in await self._all() if each.status is clue_state.Status.HELD and each.received_on < day]
        return Counter((each.county, each.source) for each in held if county in {"", each.county})

    async def _all(self) -> list[ListedClue]:
        streams = await self._world.journal.streams("clue:", "", 10_000)
        histories = await self._world.clues.load_many(streams)
        documents = _Documents([clue_document(history) for history in histories.values()])
        return list((await MongoClueList(documents).page(ClueFilter(), skip=0, limit=10_000))[0])


class _Documents:
    """Just enough of a read model to have its documents read by the adapter."""

    def __init__(self, documents: list[dict[str, Any]]) -> None:
        self._documents = documents

    async def page(self, *_: Any, **__: Any) -> tuple[list[dict[str, Any]], int]:
        return self._documents, len(self._documents)


class InMemoryImportList:
    """A fake of clue_intake.application.import_list.ImportList."""

    def __init__(self) -> None:
        self._kept: dict[str, ListedImport] = {}

    async def keep(self, listed: ListedImport, version: int) -> None:
        self._kept[listed.import_id] = listed

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ListedImport], int]:
        newest = sorted(self._kept.values(), key=lambda listed: listed.imported_at, reverse=True)
        return newest[skip : skip + limit], len(newest)


class InMemoryOpeningList:
    """A fake of clue_intake.application.opening_list.OpeningList."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, ListedOpening]] = {}

    async def keep(self, listed: ListedOpening, version: int) -> None:
        known = self._kept.get(listed.request_id)
        if known is None or known[0] < version:
            self._kept[listed.request_id] = (version, listed)

    async def page(
        self, *, clue_id: str, ruling: Ruling | None, skip: int, limit: int
    ) -> tuple[Sequence[ListedOpening], int]:
        found = [
            listed
            for _, listed in self._kept.values()
            if clue_id in {"", listed.clue_id} and ruling in {None, listed.ruling}
        ]
        found.sort(key=lambda listed: listed.request_id)
        found.sort(key=lambda listed: listed.requested_at, reverse=True)
        return found[skip : skip + limit], len(found)


class FreshWatchedClues:
    """clue_intake.adapters.watched_clues over documents that are always up to date with the journal."""

    def __init__(self, world: "World", watch: Watch) -> None:
        self._world = world
        self.watch = watch

    async def with_tags(self, tags: Collection[str]) -> Sequence[WatchedClue]:
        return await MongoWatchedClues(await self.documents()).with_tags(tags)

    async def without_tags(self, known_keys: Collection[str]) -> int:
        return await MongoWatchedClues(await self.documents()).without_tags(known_keys)

    async def documents(self) -> InMemoryReadModel:
        """The list of clues as the database would keep it."""
        streams = await self._world.journal.streams("clue:", "", 10_000)
        histories = await self._world.clues.load_many(streams)
        model = InMemoryReadModel()
        documents = {key: (len(each.commits), watched_document(each, self.watch)) for key, each in histories.items()}
        await model.write(documents)
        return model


class World:
    """The use cases, and short ways to call them."""

    def __init__(self) -> None:
        self.clock = FixedClock(NOW)
        self.journal = InMemoryJournal()
        self.metrics = Metrics()
        self.sealer = Sealer(KEYS, _counting_nonces())
        self.clues, self.publisher = in_memory_store(
            "clue", CLUE_EVENTS, clue_state.evolve, Refusal, messages_of, self.clock, self.journal
        )
        self.imports, _ = in_memory_store(
            "import", IMPORT_EVENTS, import_record.evolve, Refusal, messages_of, self.clock, self.journal
        )
        self.outbox = Outbox(
            journal=self.journal,
            publisher=self.publisher,
            messages_of=messages_of,
            source="clue-intake",
            lease=SoleReplica(),
            clock=self.clock,
        )
        ruleset = Ruleset.load()
        feeds = FeedCatalogue(configured_feeds(None))
        fingerprint = row_fingerprints(KEYS)
        file_rows = FileRows(feeds, {"table": read_table, "news": read_news}, fingerprint, self.clock)
        self.clue_list = InMemoryClueList(self)
        self.import_list = InMemoryImportList()
        preparation = Preparation(self.sealer)
        self.submit_clues = SubmitClues(self.clues, preparation, ruleset, self.clock, self.metrics)
        self.complete_admission = CompleteAdmission(self.clues, preparation, ruleset, self.clock)
        self.receive_push = ReceivePush(feeds, self.submit_clues)
        self.import_file = ImportFile(
            self.imports, self.import_list, self.submit_clues, feeds, file_rows, fingerprint, self.clock
        )
        self.opening_store, _ = in_memory_store(
            "opening", OPENING_EVENTS, opening_state.evolve, Refusal, messages_of, self.clock, self.journal
        )
        self.opening_list = InMemoryOpeningList()
        self.openings = Openings(self.opening_store, self.opening_list, self.clock)
        self.request_opening = RequestOpening(self.openings, self.clues, preparation, ruleset, self.clock)
        self.rule_on_opening = RuleOnOpening(self.openings, self.clues, preparation, self.clock)
        self.read_informant = ReadInformant(self.openings, self.clues, preparation, self.clock)
        self.index = index = BlindIndex(INDEX_KEYS)
        self.watched = FreshWatchedClues(self, Watch(preparation, index))
        self.proposals, _ = in_memory_store(
            "proposal", PROPOSAL_EVENTS, proposal_events.evolve, Refusal, messages_of, self.clock, self.journal
        )
        seal = ProposalSeal(self.sealer)
        self.take_in_proposals = TakeInProposals(self.proposals, seal, self.clock)
        self.retaliation_alerts = RetaliationAlerts(
            self.proposals, self.journal.streams, seal, index, self.watched, ruleset, self.clock
        )
        self._keys = count()

    async def submit(self, clue: IncomingClue = CLUE, key: str = "", **changes: Any) -> Answer:
        """Submit the clue with changes over HTTP, under a new key unless one is given."""
        cause = f"http:{key or next(self._keys)}"
        (answer,) = await self.submit_clues.on_requests([Wish(replace(clue, **changes), cause, "合成经办人")])
        return answer

    async def upload(self, feed: str, content: bytes, key: str = "", name: str = "合成.csv") -> ImportResult:
        cause = f"http:{key or next(self._keys)}"
        return await self.import_file(UploadedFile(feed, name, content, "合成经办人", cause))

    async def clue(self, clue_id: str) -> clue_state.Clue:
        history = await self.clues.load(clue_id)
        assert history is not None
        assert history.state is not None
        return history.state

    async def commits(self) -> dict[str, Any]:
        """The whole journal."""
        return await self.journal.load(await self.journal.streams("", "", 10_000))

    async def publish(self) -> None:
        """Do what the sweeper does: publish everything that is pending."""
        self.clock.advance(timedelta(minutes=1))
        while await self.outbox.sweep():
            pass

    async def everything_kept(self) -> str:
        """All that is stored or published, as text."""
        await self.publish()
        commits = await self.commits()
        published = [envelope.message.model_dump(mode="json") for envelope in self.publisher.published]
        listed = await self.clue_list.page(ClueFilter(), skip=0, limit=10_000)
        imported = await self.import_list.page(skip=0, limit=10_000)
        exposition = self.metrics.exposition().decode()
        openings = await self.opening_list.page(clue_id="", ruling=None, skip=0, limit=10_000)
        documents, _ = await (await self.watched.documents()).page({}, sort="clue_id", skip=0, limit=10_000)
        kept = [repr(commits), published, repr(listed), repr(imported), repr(openings), repr(documents), exposition]
        return json.dumps(kept, ensure_ascii=False)


def _counting_nonces() -> NonceSource:
    numbers = count()

    def nonce(length: int) -> bytes:
        return next(numbers).to_bytes(length, "big")

    return nonce


def _meets(clue: ListedClue, wanted: ClueFilter) -> bool:
    return (
        (not wanted.county or clue.county == wanted.county)
        and (not wanted.source or clue.source is wanted.source)
        and (not wanted.status or clue.status is wanted.status)
        and (not wanted.feed or clue.feed == wanted.feed)
        and (not wanted.received_from or clue.received_on >= wanted.received_from)
        and (not wanted.received_to or clue.received_on <= wanted.received_to)
        and (wanted.self_found is None or clue.self_found is wanted.self_found)
    )


def _figures(source: Source, clues: list[ListedClue]) -> SourceFigures:
    return SourceFigures(
        source=source,
        admitted=sum(clue.status is clue_state.Status.ADMITTED for clue in clues),
        held=sum(clue.status is clue_state.Status.HELD for clue in clues),
        duplicate=sum(clue.duplicates for clue in clues),
        self_found=sum(clue.self_found for clue in clues),
    )


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def clue() -> IncomingClue:
    return CLUE


@pytest.fixture
def informant() -> Informant:
    return INFORMANT
