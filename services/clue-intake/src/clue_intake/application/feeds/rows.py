"""The rows of a file, whatever kind of file it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.domain.imports.report import RejectedRow


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as a person sees it in the file, and its texts by column. Its printed form shows none."""

    number: int
    cells: Mapping[str, str] = field(repr=False)


class UnreadableFile(Exception):  # noqa: N818 - one of the three families of errors: an invalid message
    """A file none of which can be taken; the text says in Chinese why and what to do."""


@dataclass(frozen=True, slots=True)
class FileContent:
    """A file's rows in order, and those that could not even be laid under its columns."""

    rows: Sequence[Row]
    rejected: Sequence[RejectedRow] = ()


class ReadRows(Protocol):
    """Reads files of one kind of feed."""

    def __call__(self, mapping: FeedMapping, name: str, content: bytes, /) -> FileContent:
        """What is in the file. Raises: UnreadableFile."""
        ...
