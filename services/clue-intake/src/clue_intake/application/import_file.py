"""Importing a file of a feed: each row once, a bad row reported, the import itself recorded."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from clue_intake.application.answer import Answer
from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.application.feeds.reading import incoming_of
from clue_intake.application.feeds.rows import ReadRows, Row
from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.domain.imports.record import FileImported, decide_import
from clue_intake.domain.imports.report import ImportReport, RejectedRow
from clue_intake.domain.redaction import redaction_of
from wenze.clock import Clock
from wenze.counties import COUNTIES
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore
from wenze.sealing import canonical_json

Imports: TypeAlias = AggregateStore[ImportReport, FileImported]

BATCH_ROWS: Final = 500
CITY: Final = COUNTIES[0].code
"""An import belongs to the city's office: its rows may be of any county."""


@dataclass(frozen=True, slots=True)
class UploadedFile:
    """A file someone uploaded for a feed; `cause` identifies the request."""

    feed: str
    name: str
    content: bytes
    by: str
    cause: str


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The report, and whether the same file had been imported before, so that nothing changed now."""

    report: ImportReport
    already_imported: bool


@dataclass(frozen=True, slots=True)
class _ReadableRow:
    row: Row
    incoming: IncomingClue
    cause: str


class UnknownFeed(LookupError):  # noqa: N818 - what was asked for
    """No such feed is configured; `known` are those that are, with their titles."""

    def __init__(self, known: Mapping[str, FeedMapping]) -> None:
        super().__init__("unknown feed")
        self.known = {name: mapping.title for name, mapping in known.items()}


class ImportFile:
    """Takes the rows of an uploaded file in micro-batches."""

    def __init__(
        self,
        imports: Imports,
        submit: SubmitClues,
        feeds: Mapping[str, FeedMapping],
        readers: Mapping[str, ReadRows],
        keyed_fingerprint: Callable[[bytes], str],
        clock: Clock,
    ) -> None:
        self._imports = imports
        self._submit = submit
        self._feeds = feeds
        self._readers = readers
        self._keyed_fingerprint = keyed_fingerprint
        self._clock = clock

    async def __call__(self, file: UploadedFile) -> ImportResult:
        """Import the file. Raises: UnknownFeed, UnreadableFile, Transient (then the same file may be sent again)."""
        mapping = self.feed(file.feed)
        import_id = f"{file.feed}:{self._keyed_fingerprint(file.content)}"
        history = await self._imports.load(import_id)
        if history and history.state:
            return ImportResult(history.state, already_imported=_was_imported_before(history, file.cause))
        rows = self._readers[mapping.kind](mapping, file.content)
        return await self._record(file, await self._take(file, mapping, rows, import_id))

    def feed(self, name: str) -> FeedMapping:
        """The configuration of a feed. Raises: UnknownFeed."""
        try:
            return self._feeds[name]
        except KeyError:
            raise UnknownFeed(self._feeds) from None

    async def _take(
        self, file: UploadedFile, mapping: FeedMapping, rows: Sequence[Row], import_id: str
    ) -> ImportReport:
        readable, rejected = self._readable(file.feed, mapping, rows)
        counts: Counter[str] = Counter()
        seen: set[str] = set()
        remaining = iter(readable)
        while batch := list(islice(remaining, BATCH_ROWS)):
            answers = await self._submit.on_requests([_wish(row, file.by, import_id) for row in batch])
            counts.update(_standing(row, answer, import_id, seen) for row, answer in zip(batch, answers, strict=True))
        return ImportReport(
            import_id=import_id,
            feed=file.feed,
            file=_without_informants(file.name, readable),
            imported_on=self._clock.today(),
            rows=len(rows),
            admitted=counts["admitted"],
            held=counts["held"],
            duplicate=counts["duplicate"],
            repeated=counts["repeated"],
            rejected=rejected,
        )

    def _readable(
        self, feed: str, mapping: FeedMapping, rows: Sequence[Row]
    ) -> tuple[list[_ReadableRow], tuple[RejectedRow, ...]]:
        readable: list[_ReadableRow] = []
        rejected: list[RejectedRow] = []
        for row in rows:
            try:
                incoming = incoming_of(feed, mapping, row.cells)
                self._submit.check(incoming)
            except InvalidSubmission as invalid:
                rejected.append(_rejected(row, mapping, invalid))
            else:
                content = canonical_json(mapping.sample(row.cells))
                readable.append(_ReadableRow(row, incoming, f"import:{feed}:{self._keyed_fingerprint(content)}"))
        return readable, tuple(rejected)

    async def _record(self, file: UploadedFile, report: ImportReport) -> ImportResult:
        command = Command(
            stream=self._imports.stream(report.import_id),
            cause=file.cause,
            decide=partial(decide_import, report=report),
            actor=file.by,
            county=CITY,
            on=report.imported_on,
            correlation=report.import_id,
        )
        (outcome,) = await self._imports.on_requests([command])
        recorded_now = outcome.commit is not None
        return ImportResult(outcome.state or report, already_imported=not recorded_now)


def _was_imported_before(history: History[ImportReport], cause: str) -> bool:
    """A repeated request is given its own answer again; another one is told that it came too late."""
    return history.caused_by(cause) is None


def _wish(row: _ReadableRow, by: str, import_id: str) -> Wish:
    return Wish(row.incoming, row.cause, by, import_id=import_id)


def _standing(row: _ReadableRow, answer: Answer, import_id: str, seen: set[str]) -> str:
    """How a row counts: one taken from another file, or twice in this one, counts as repeated.

    A row that this same file brought in an attempt that was cut short counts as what it became then.
    """
    taken_elsewhere = answer.repeated and answer.import_id != import_id
    if taken_elsewhere or row.cause in seen:
        return "repeated"
    seen.add(row.cause)
    return answer.status


def _rejected(row: Row, mapping: FeedMapping, invalid: InvalidSubmission) -> RejectedRow:
    by_column = {mapping.column_of(problem.field): problem.text for problem in invalid.problems}
    if len(by_column) == 1:
        ((column, text),) = by_column.items()
        return RejectedRow(row.number, column, text)
    return RejectedRow(
        row.number, "、".join(by_column), "；".join(f"“{column}”{text}" for column, text in by_column.items())
    )


def _without_informants(name: str, rows: Sequence[_ReadableRow]) -> str:
    """The file's name without the informants of its rows."""
    for informant in {row.incoming.informant for row in rows if not row.incoming.informant.is_anonymous}:
        name = redaction_of(informant)(name)
    return name
