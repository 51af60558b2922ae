"""From the rows of a roster sheet to the lines that can be taken over and the problems of the others."""

from collections.abc import Iterable, Sequence

from personnel.application import roster_columns as columns
from personnel.application.roster_line import RosterLine, SheetRow, read_line
from personnel.domain.roster_import import CellProblem


def sorted_out(rows: Iterable[SheetRow]) -> tuple[list[RosterLine], list[CellProblem]]:
    """The lines to take over and the problems of the others; of lines with the same number none is taken."""
    read = [read_line(row) for row in rows]
    problems = [problem for each in read if not isinstance(each, RosterLine) for problem in each]
    lines = [each for each in read if isinstance(each, RosterLine)]
    rows_of: dict[str, list[int]] = {}
    for line in lines:
        rows_of.setdefault(line.cadre_id, []).append(line.row)
    repeated = [line for line in lines if len(rows_of[line.cadre_id]) > 1]
    problems += [_repeated(line, rows_of[line.cadre_id]) for line in repeated]
    return [line for line in lines if len(rows_of[line.cadre_id]) == 1], sorted(problems, key=lambda each: each.row)


def _repeated(line: RosterLine, rows: Sequence[int]) -> CellProblem:
    others = "、".join(str(row) for row in rows if row != line.row)
    text = f"编号 {line.cadre_id} 在第 {others} 行也出现,无法判断以哪一行为准;请只保留一行后重新导入。"
    return CellProblem(line.row, columns.NUMBER.heading, text)
