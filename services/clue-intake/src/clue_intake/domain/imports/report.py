"""What became of the rows of a file."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that could not be taken: its number as the person sees it in the file, the columns, what to mend.

    The message never repeats what the row says, which may be an informant's.
    """

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`rows` = admitted + held + duplicate + repeated + rejected rows.

    `duplicate` rows brought an external id again with something recorded; `repeated` rows had been taken before, word
    for word, so that nothing changed. `rejected` tells of the first rejected rows only; `rejected_in_all` counts them.
    """

    import_id: str
    feed: str
    file: str
    imported_on: date
    rows: int
    admitted: int = 0
    held: int = 0
    duplicate: int = 0
    repeated: int = 0
    rejected: tuple[RejectedRow, ...] = ()
    rejected_in_all: int = 0

    @property
    def rejected_rows(self) -> int:
        """How many rows were rejected."""
        return max(self.rejected_in_all, len(self.rejected))
