"""A table that somebody wants taken over, and what makes the same wish the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from wenze.files.reading import read_table
from wenze.files.table import Table
from wenze.sealing import fingerprint


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file as it was sent, with its sheet read; `fingerprint` is the SM3 of its bytes."""

    name: str
    fingerprint: str
    table: Table


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """Who wants the file imported; the same `key` is the same wish."""

    key: str
    actor: str


class KeyUsedForAnotherFile(Exception):  # noqa: N818 - an answer for the caller
    """The same key came with a different file before."""


def table_file(name: str, content: bytes, required: Sequence[str]) -> TableFile:
    """The file with its first visible sheet read; it works for as long as the file is large.

    Raises: FileRefused when the file as a whole cannot be taken, also without one of the required headings.
    """
    return TableFile(name, fingerprint(content), read_table(content, name, required))


def import_id_of(key: str) -> str:
    """The import's number: the same for the same key, and telling nothing about it."""
    return fingerprint(key.encode())[:32]
