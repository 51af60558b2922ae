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
    """`rows` = admitted + held + duplicate + repeated + rejected.

    `duplicate` rows brought an external id again with something recorded; `repeated` rows had been taken before, word
    for word, so that nothing changed.
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
