"""What a file's rows submit, and which of them can't be taken."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from clue_intake.application.feeds.catalogue import FeedCatalogue
from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.application.feeds.reading import incoming_of, informant_of
from clue_intake.application.feeds.rows import ReadRows, Row, UnreadableFile
from clue_intake.application.incoming import IncomingClue, InvalidSubmission, checked
from clue_intake.domain.imports.report import RejectedRow
from clue_intake.domain.redaction import published_form
from wenze.clock import Clock
from wenze.sealing import canonical_json

MOST_ROWS: Final = 20_000


@dataclass(frozen=True, slots=True)
class ReadableRow:
    """A row that can be taken; `cause` is the same for the same row in whatever file of the feed."""

    incoming: IncomingClue
    cause: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """All rows of a file, and its name without the informants of any of them."""

    name: str
    readable: tuple[ReadableRow, ...]
    rejected: tuple[RejectedRow, ...]


class FileRows:
    """Reads files of the configured feeds."""

    def __init__(
        self,
        feeds: FeedCatalogue,
        readers: Mapping[str, ReadRows],
        keyed_fingerprint: Callable[[bytes], str],
        clock: Clock,
    ) -> None:
        self._feeds = feeds
        self._readers = readers
        self._keyed_fingerprint = keyed_fingerprint
        self._clock = clock

    def read(self, feed: str, name: str, content: bytes) -> ReadFile:
        """The file's rows, good and bad. Raises: UnknownFeed, UnreadableFile."""
        mapping = self._feeds.mapping(feed)
        file = self._readers[mapping.kind](mapping, name, content)
        rows = len(file.rows) + len(file.rejected)
        if rows > MOST_ROWS:
            raise UnreadableFile(f"文件有 {rows} 行，超过一次导入的上限 {MOST_ROWS} 行，请拆成几个文件分别导入")
        read = [self._row(feed, mapping, row) for row in file.rows]
        rejected = (*file.rejected, *(row for row in read if isinstance(row, RejectedRow)))
        informants = {informant_of(mapping, row.cells) for row in file.rows}
        return ReadFile(
            name=published_form(*informants)(name),
            readable=tuple(row for row in read if isinstance(row, ReadableRow)),
            rejected=tuple(sorted(rejected, key=lambda row: row.row)),
        )

    def _row(self, feed: str, mapping: FeedMapping, row: Row) -> ReadableRow | RejectedRow:
        try:
            incoming = checked(incoming_of(feed, mapping, row.cells), self._clock.today())
        except InvalidSubmission as invalid:
            return _rejected(row, mapping, invalid)
        content = canonical_json(mapping.sample(row.cells))
        return ReadableRow(incoming, f"import:{feed}:{self._keyed_fingerprint(content)}")


def _rejected(row: Row, mapping: FeedMapping, invalid: InvalidSubmission) -> RejectedRow:
    texts = {mapping.column_of(problem.field): problem.text for problem in invalid.problems}
    columns = "、".join(texts)
    if len(texts) == 1:
        return RejectedRow(row.number, columns, texts[columns])
    return RejectedRow(row.number, columns, "；".join(f"“{column}”{text}" for column, text in texts.items()))
