"""From the rows of a roster sheet to the lines that can be taken over and what is wrong with the others."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from personnel.application import roster_columns as columns
from personnel.application.roster_line import RosterLine, read_line
from wenze.files import Row, RowError

ROWS_NAMED: Final = 5
"""Of a number that stands in every line of a file, each line's problem must not name every other line."""


def sorted_out(rows: Iterable[Row]) -> tuple[list[RosterLine], list[RowError]]:
    """The lines to take over and the errors of the others; of lines with the same number none is taken."""
    read = [read_line(row) for row in rows]
    errors = [error for each in read if not isinstance(each, RosterLine) for error in each]
    lines = [each for each in read if isinstance(each, RosterLine)]
    rows_of: dict[str, list[int]] = {}
    for line in lines:
        rows_of.setdefault(line.cadre_id, []).append(line.row)
    errors += [_repeated(line, rows_of[line.cadre_id]) for line in lines if len(rows_of[line.cadre_id]) > 1]
    return [line for line in lines if len(rows_of[line.cadre_id]) == 1], errors


def _repeated(line: RosterLine, rows: Sequence[int]) -> RowError:
    count = len(rows) - 1
    named = "、".join(str(row) for row in islice((row for row in rows if row != line.row), ROWS_NAMED))
    more = f"等共 {count} 行" if count > ROWS_NAMED else ""
    text = f"编号 {line.cadre_id} 在第 {named} 行{more}也出现，无法判断以哪一行为准；请只保留一行后重新导入。"
    return RowError(line.row, columns.NUMBER.heading, text)
