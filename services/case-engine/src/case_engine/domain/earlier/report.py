"""What became of a file of earlier decisions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong in one cell: the sheet's row number as people see it, the heading, what to do, by which clause.

    `column` is empty for a row as a whole, `clause` where a rule has nothing to do with it.
    """

    row: int
    column: str
    text: str
    clause: str = ""


@dataclass(frozen=True, slots=True)
class DecisionsImported:
    """A file was taken over as far as its rows allowed.

    `fingerprint` is the file's SM3. `rows` are those with content; each is one of accepted, unchanged, rejected or an
    example that was passed over. Of very many problems only the first are in `problems`. `in_force_from`: by which day
    decisions from before the regulation were refused; None where the deployment did not say.
    """

    import_id: str
    file_name: str
    fingerprint: str
    rows: int
    accepted: int
    unchanged: int
    rejected: int
    examples: int
    problem_count: int
    problems: tuple[CellProblem, ...]
    in_force_from: date | None = None


def evolve_import(_: DecisionsImported | None, event: DecisionsImported) -> DecisionsImported:
    """An import happens once: its report is its state."""
    return event


def decide_import(report: DecisionsImported | None, imported: DecisionsImported) -> tuple[DecisionsImported, ...]:
    """Record what became of the file, once."""
    return () if report else (imported,)
