"""The rows of a file, whatever kind of file it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clue_intake.application.feeds.mapping import FeedMapping


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number as a person sees it in the file, and its texts by column. Its printed form shows none."""

    number: int
    cells: Mapping[str, str] = field(repr=False)


class UnreadableFile(Exception):  # noqa: N818 - one of the three families of errors: an invalid message
    """A file none of which can be taken; the text says in Chinese why and what to do."""


class ReadRows(Protocol):
    """Reads files of one kind of feed."""

    def __call__(self, mapping: FeedMapping, content: bytes) -> Sequence[Row]:
        """The file's rows, in order. Raises: UnreadableFile."""
        ...
