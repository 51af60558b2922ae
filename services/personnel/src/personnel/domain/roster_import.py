"""The import of a roster file: what became of its lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell: the sheet's row number as people see it, the column's heading, and what to do."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class RosterImported:
    """A roster file was taken over as far as its lines allowed.

    `fingerprint` is the file's SM3. `rows` are the lines with content; each is one of registered, changed, unchanged,
    refused or an example line that was passed over. Of very many problems only the first are in `problems`.
    """

    import_id: str
    file_name: str
    fingerprint: str
    rows: int
    registered: int
    changed: int
    unchanged: int
    refused: int
    examples: int
    problem_count: int
    problems: tuple[CellProblem, ...]


def evolve_import(_: RosterImported | None, event: RosterImported) -> RosterImported:
    """An import happens once: its report is its state."""
    return event


def decide_import(report: RosterImported | None, imported: RosterImported) -> tuple[RosterImported, ...]:
    """Record what became of the file, once."""
    return () if report else (imported,)
