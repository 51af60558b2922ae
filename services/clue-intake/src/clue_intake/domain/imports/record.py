"""Recording an import: once for each file."""

from dataclasses import dataclass

from clue_intake.domain.imports.report import ImportReport


@dataclass(frozen=True, slots=True)
class FileImported:
    """A file's rows were all dealt with."""

    report: ImportReport


def evolve(_: ImportReport | None, event: FileImported) -> ImportReport:
    """The state of an import is its report."""
    return event.report


def decide_import(state: ImportReport | None, report: ImportReport) -> tuple[FileImported, ...]:
    """The first report of a file counts; importing the same file again changes nothing."""
    return () if state else (FileImported(report),)
