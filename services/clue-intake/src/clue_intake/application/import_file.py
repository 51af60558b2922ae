"""Importing a file of a feed: each row once, a bad row reported, the import itself recorded and listed."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Final, TypeAlias

from clue_intake.application.answer import Answer
from clue_intake.application.feeds.catalogue import FeedCatalogue
from clue_intake.application.feeds.file_rows import FileRows, ReadableRow
from clue_intake.application.import_list import ImportList, ListedImport
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.domain.imports.record import FileImported, decide_import
from clue_intake.domain.imports.report import ImportReport
from wenze.clock import Clock
from wenze.counties import COUNTIES
from wenze.journal.command import Command
from wenze.journal.commit import Commit
from wenze.journal.store import AggregateStore

Imports: TypeAlias = AggregateStore[ImportReport, FileImported]

BATCH_ROWS: Final = 500
TOLD_REJECTED_ROWS: Final = 500
"""A report is one document of limited size; whoever mended these sees the others next."""
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
    """The report with who made the import and when; `already_imported`: before this request, which changed nothing.

    `version` counts how often the file was reported.
    """

    report: ImportReport
    imported_at: datetime
    imported_by: str
    already_imported: bool
    version: int


class ImportFile:
    """Takes the rows of an uploaded file in micro-batches."""

    def __init__(
        self,
        imports: Imports,
        import_list: ImportList,
        submit: SubmitClues,
        feeds: FeedCatalogue,
        file_rows: FileRows,
        keyed_fingerprint: Callable[[bytes], str],
        clock: Clock,
    ) -> None:
        self._imports = imports
        self._import_list = import_list
        self._submit = submit
        self._feeds = feeds
        self._file_rows = file_rows
        self._keyed_fingerprint = keyed_fingerprint
        self._clock = clock

    async def __call__(self, file: UploadedFile) -> ImportResult:
        """Import the file. Raises: UnknownFeed, UnreadableFile, Transient (then the same file may be sent again)."""
        self._feeds.mapping(file.feed)
        import_id = f"{file.feed}:{self._keyed_fingerprint(file.content)}"
        known = await self.result(import_id, file.cause)
        is_final = known is not None and (not known.already_imported or not known.report.rejected_rows)
        result = known if known and is_final else await self._import(file, import_id)
        listed = listed_import(result.report, result.imported_at, result.imported_by)
        await self._import_list.keep(listed, result.version)
        return result

    async def result(self, import_id: str, cause: str | None = None) -> ImportResult | None:
        """What an import came to, as a request to import with this cause is told; None if there was none."""
        history = await self._imports.load(import_id)
        if history is None or history.state is None:
            return None
        return _result(history.state, history.commits, cause)

    async def _import(self, file: UploadedFile, import_id: str) -> ImportResult:
        # In a thread: a long file must not keep the readers from telling the broker that they are alive.
        read = await asyncio.to_thread(self._file_rows.read, file.feed, file.name, file.content)
        counts = await self._take(read.readable, file.by, import_id)
        report = ImportReport(
            import_id=import_id,
            feed=file.feed,
            file=read.name,
            imported_on=self._clock.today(),
            rows=len(read.readable) + len(read.rejected),
            admitted=counts["admitted"],
            held=counts["held"],
            duplicate=counts["duplicate"],
            repeated=counts["repeated"],
            rejected=read.rejected[:TOLD_REJECTED_ROWS],
            rejected_in_all=len(read.rejected),
        )
        return await self._record(file, report)

    async def _take(self, rows: Sequence[ReadableRow], by: str, import_id: str) -> Counter[str]:
        counts: Counter[str] = Counter()
        seen: set[str] = set()
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH_ROWS)):
            wishes = [Wish(row.incoming, row.cause, by, import_id=import_id) for row in batch]
            answers = await self._submit.on_requests(wishes)
            counts.update(_standing(row, answer, import_id, seen) for row, answer in zip(batch, answers, strict=True))
        return counts

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
        await self._imports.on_requests([command])
        # Another request with the same file may have been faster: what is recorded counts.
        recorded = await self.result(report.import_id, file.cause)
        if recorded is None:
            raise ValueError("an import that was recorded is gone")
        return recorded


def _result(report: ImportReport, commits: Sequence[Commit], cause: str | None) -> ImportResult:
    latest = commits[-1]
    known = cause is not None and all(commit.cause != cause for commit in commits)
    return ImportResult(report, latest.at, latest.actor, already_imported=known, version=len(commits))


def _standing(row: ReadableRow, answer: Answer, import_id: str, seen: set[str]) -> str:
    """How a row counts: one taken from another file, or twice in this one, counts as repeated.

    A row that this same file brought in an attempt that was cut short counts as what it became then.
    """
    taken_elsewhere = answer.repeated and answer.import_id != import_id
    if taken_elsewhere or row.cause in seen:
        return "repeated"
    seen.add(row.cause)
    return answer.status


def listed_import(report: ImportReport, at: datetime, by: str) -> ListedImport:
    """The import as the list has it."""
    return ListedImport(
        import_id=report.import_id,
        feed=report.feed,
        file=report.file,
        imported_at=at,
        imported_by=by,
        rows=report.rows,
        admitted=report.admitted,
        held=report.held,
        duplicate=report.duplicate,
        repeated=report.repeated,
        rejected=report.rejected_rows,
    )
