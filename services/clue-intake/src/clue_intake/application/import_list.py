"""The list of imports."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class ListedImport:
    """An import in the list; `rejected` counts the rows that could not be taken."""

    import_id: str
    feed: str
    file: str
    imported_at: datetime
    imported_by: str
    rows: int
    admitted: int
    held: int
    duplicate: int
    repeated: int
    rejected: int


class ImportList(Protocol):
    """Finds imports. Every method may raise Transient."""

    async def keep(self, listed: ListedImport, version: int) -> None:
        """List the import unless a later version of it is listed; safe to repeat."""
        ...

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ListedImport], int]:
        """Imports made last first, and how many there are in all."""
        ...
