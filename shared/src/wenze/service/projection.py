"""Keeps a read model behind the journal by reading the service's own topic like any other reader."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar

from wenze.contracts.envelope import Envelope
from wenze.journal.executor import History
from wenze.journal.port import Journal
from wenze.journal.store import AggregateStore

State = TypeVar("State")

REBUILD_BATCH = 500


class Documents(Protocol):
    """Where the documents are kept; see wenze.mongo.read_model."""

    async def write(self, documents: dict[str, tuple[int, dict[str, Any]]]) -> None:
        """Store each stream's document of a version unless a newer one is there."""
        ...


class Projection(Generic[State]):
    """Writes one document for each stream that a batch of messages is about, folded from the journal."""

    def __init__(
        self,
        store: AggregateStore[State, Any],
        documents: Documents,
        document_of: Callable[[History[State]], dict[str, Any]],
    ) -> None:
        self._store = store
        self._documents = documents
        self._document_of = document_of

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Bring the documents of the messages' streams up to date; other kinds of streams are passed over."""
        prefix = self._store.stream("")
        await self._project(sorted({e.subject for e in envelopes if e.subject.startswith(prefix)}))

    async def rebuild(self, journal: Journal) -> int:
        """Bring the documents of all streams up to date; answer how many streams there are."""
        count, after = 0, ""
        while streams := await journal.streams(self._store.stream(""), after, REBUILD_BATCH):
            await self._project(streams)
            count, after = count + len(streams), streams[-1]
        return count

    async def _project(self, streams: Sequence[str]) -> None:
        histories = await self._store.load_many(streams)
        await self._documents.write(
            {
                stream.partition(":")[2]: (len(history.commits), self._document_of(history))
                for stream, history in histories.items()
            }
        )
