"""A file is recorded once."""

from datetime import date

from clue_intake.domain.imports.record import FileImported, decide_import, evolve
from clue_intake.domain.imports.report import ImportReport

REPORT = ImportReport("petition:ab", "petition", "合成.csv", date(2026, 3, 2), rows=3, admitted=2, held=1)


def test_the_first_import_of_a_file_is_recorded() -> None:
    assert decide_import(None, REPORT) == (FileImported(REPORT),)


def test_the_second_import_of_the_same_file_changes_nothing() -> None:
    assert decide_import(evolve(None, FileImported(REPORT)), REPORT) == ()
