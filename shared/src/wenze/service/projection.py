"""Keeps a read model behind the journal by reading the service's own topic like any other reader."""

from collections.abc import Callable, Sequence
from itertools import islice, takewhile
from time import monotonic
from typing import Any, Generic, Protocol, TypeVar

from wenze.contracts.envelope import Envelope
from wenze.crash_points import reached
from wenze.journal.executor import History
from wenze.journal.port import Journal
from wenze.journal.publication import version_of
from wenze.journal.store import AggregateStore

State = TypeVar("State")

REBUILD_BATCH = 500
REMEMBERED = 10_000
"""How many documents: a history would keep a message's whole content."""
REMEMBERED_SECONDS = 30.0
"""Where another replica writes the list, nobody asks for what is remembered here."""
FAR_BEHIND = REMEMBERED // 2
"""Leaves room for a reader's next batches: what is forgotten must be loaded, which costs twice as much."""
CAUGHT_UP = REMEMBERED // 10
"""Appends and lists side by side cost the embedded database a third more than one after the other."""

Versioned = tuple[int, dict[str, Any]]
"""A stream's document and the version of the stream that it shows."""
Remembered = tuple[float, Versioned]
"""A document, and since when it waits."""


class Documents(Protocol):
    """Where the documents are kept; see wenze.mongo.read_model."""

    async def write(self, documents: dict[str, Versioned]) -> None:
        """Store each stream's document of a version unless a newer one is there."""
        ...

    async def versions(self, keys: Sequence[str]) -> dict[str, int]:
        """The versions of those documents that are there."""
        ...


class Projection(Generic[State]):
    """Writes one document for each stream that a batch of messages is about, folded from the journal."""

    def __init__(
        self,
        store: AggregateStore[State, Any],
        documents: Documents,
        document_of: Callable[[History[State]], dict[str, Any]],
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._store = store
        self._documents = documents
        self._document_of = document_of
        self._now = now
        self._fresh: dict[str, Remembered] = {}
        self._written: dict[str, int] = {}
        self._far_behind = False

    def remember(self, stream: str, history: History[State]) -> None:
        """Spare the loading of a stream that just changed in this process and will be told of on the topic soon."""
        self._fresh.pop(stream, None)
        self._fresh[stream] = (self._now(), self._versioned(history))
        _forget_oldest(self._fresh)

    def is_far_behind(self) -> bool:
        """Whether so many documents wait to be written that some might be forgotten before, until it has caught up."""
        self._forget_what_nobody_asked_for()
        self._far_behind = len(self._fresh) >= (CAUGHT_UP if self._far_behind else FAR_BEHIND)
        return self._far_behind

    def _forget_what_nobody_asked_for(self) -> None:
        since = self._now() - REMEMBERED_SECONDS
        for stream in [*takewhile(lambda stream: self._fresh[stream][0] < since, self._fresh)]:
            del self._fresh[stream]

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Bring the documents of the messages' streams up to date; other kinds of streams are passed over."""
        prefix = self._store.stream("")
        told: dict[str, list[Envelope]] = {}
        for envelope in envelopes:
            if envelope.subject.startswith(prefix) and not self._has_written(envelope):
                told.setdefault(envelope.subject, []).append(envelope)
        fresh = {stream: known for stream, about in told.items() if (known := self._remembered(stream, about))}
        await self._write({**fresh, **await self._load(sorted(told.keys() - fresh))})

    def _has_written(self, envelope: Envelope) -> bool:
        """A list is behind when it is told of something, and then often writes what it will be told of later."""
        version = version_of(envelope)
        return version is not None and version <= self._written.get(envelope.subject, 0)

    def _remembered(self, stream: str, about: Sequence[Envelope]) -> Versioned | None:
        """What is remembered of a stream, unless its messages tell of something newer that another replica did."""
        _, known = self._fresh.pop(stream, (0.0, None))
        versions = [version_of(envelope) for envelope in about]
        if known and all(version and version <= known[0] for version in versions):
            return known
        return None

    async def _load(self, streams: Sequence[str]) -> dict[str, Versioned]:
        return {stream: self._versioned(each) for stream, each in (await self._store.load_many(streams)).items()}

    def _versioned(self, history: History[State]) -> Versioned:
        return len(history.commits), self._document_of(history)

    async def rebuild(self, journal: Journal) -> int:
        """Bring the documents of all streams up to date; answer how many streams there are."""
        count, after = 0, ""
        while streams := await journal.streams(self._store.stream(""), after, REBUILD_BATCH):
            await self._write(await self._load(streams))
            count, after = count + len(streams), streams[-1]
        return count

    async def repair(self, journal: Journal) -> int:
        """Write the documents that are missing or behind, and load no others; answer how many."""
        count, after = 0, ""
        while heads := await journal.heads(self._store.stream(""), after, REBUILD_BATCH):
            latest = {head.stream: head.version for head in heads}
            listed = await self._documents.versions([_key_of(stream) for stream in latest])
            missed = [stream for stream, version in latest.items() if listed.get(_key_of(stream), 0) < version]
            if missed:
                await self._write(await self._load(missed))
            count, after = count + len(missed), heads[-1].identifier
        return count

    async def _write(self, documents: dict[str, Versioned]) -> None:
        await self._documents.write({_key_of(stream): each for stream, each in documents.items()})
        self._written |= {stream: version for stream, (version, _) in documents.items()}
        _forget_oldest(self._written)
        reached("list-written")


def _key_of(stream: str) -> str:
    return stream.partition(":")[2]


def _forget_oldest(remembered: dict[str, Any]) -> None:
    for oldest in list(islice(remembered, max(0, len(remembered) - REMEMBERED))):
        del remembered[oldest]
