"""Recording an import: once for each file, and again when rows that were rejected are taken."""

from dataclasses import dataclass, replace

from clue_intake.domain.imports.report import ImportReport


@dataclass(frozen=True, slots=True)
class FileImported:
    """A file's rows were all dealt with."""

    report: ImportReport


def evolve(_: ImportReport | None, event: FileImported) -> ImportReport:
    """The state of an import is its report."""
    return event.report


def decide_import(state: ImportReport | None, report: ImportReport) -> tuple[FileImported, ...]:
    """A file is reported again only if something came of it: a row that was rejected before was taken."""
    if state and replace(report, imported_on=state.imported_on, file=state.file) == state:
        return ()
    return (FileImported(report),)
