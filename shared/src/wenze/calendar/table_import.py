"""Official years from a CSV table that an office fills in when a holiday notice is published."""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter

from wenze.calendar.official_years import DAY_OFF, MAKE_UP, OfficialDay, OfficialYear, year_of_notice

_COLUMNS = {"year": "年度", "notice": "通知文号", "kind": "类型", "date": "日期", "name": "名称"}
_KINDS = {DAY_OFF: DAY_OFF, MAKE_UP: MAKE_UP, "放假": DAY_OFF, "调休上班": MAKE_UP}
_ALWAYS_OFF = {(1, 1): "元旦", (5, 1): "劳动节", (10, 1): "国庆节", (10, 2): "国庆节", (10, 3): "国庆节"}
_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_SATURDAY = 5


class CalendarTableError(ValueError):
    """The table cannot be used; `problems` says in Chinese what to correct, row by row."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class _RowError(ValueError):
    """What is wrong with one row."""


def read_calendar_table(content: bytes) -> tuple[OfficialYear, ...]:
    """Read a CSV table in UTF-8 or GB18030, one row for each day a notice names.

    Columns, in any order, English or Chinese: `year` 年度, `notice` 通知文号, `kind` 类型 (`day-off` 放假 or
    `make-up` 调休上班), `date` 日期 (2027-01-01 or 2027/1/1), `name` 名称. A year must name all its days.

    Raises:
        CalendarTableError: with every problem found; rows count as in a spreadsheet, the header being row 1.
    """
    days = _days(content)
    if not days:
        raise CalendarTableError("表中没有任何日期：请从第 2 行起，每行填写一天。")
    by_year = groupby(sorted(days, key=attrgetter("on")), key=lambda day: year_of_notice(day.on))
    years = tuple(OfficialYear(year, tuple(group)) for year, group in by_year)
    if incomplete := [problem for year in years for problem in _missing_days(year)]:
        raise CalendarTableError(*incomplete)
    return years


def _days(content: bytes) -> list[OfficialDay]:
    rows_by_date: dict[date, int] = {}
    days: list[OfficialDay] = []
    problems: list[str] = []
    for number, cells in _rows(_decoded(content)):
        try:
            day = _day(cells)
            if (earlier := rows_by_date.setdefault(day.on, number)) != number:
                raise _RowError(f"日期 {day.on} 与第 {earlier} 行重复，请删去一行。")
            days.append(day)
        except _RowError as error:
            problems.append(f"第 {number} 行：{error}")
    if problems:
        raise CalendarTableError(*problems)
    return days


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CalendarTableError("文件的编码无法识别：请另存为 UTF-8 编码的 CSV 文件。")


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that is not blank, with its number and its cells by English column name."""
    lines = csv.reader(text.splitlines())
    try:
        columns = _columns(next(lines, []))
        for cells in lines:
            named = {name: cells[at].strip() if at < len(cells) else "" for name, at in columns.items()}
            if any(named.values()):
                yield lines.line_num, named
    except csv.Error as error:
        raise CalendarTableError(f"第 {lines.line_num} 行不是有效的 CSV：请检查引号（{error}）。") from error


def _columns(header: Sequence[str]) -> dict[str, int]:
    titles = [title.strip() for title in header]
    columns = {name: titles.index(t) for name, chinese in _COLUMNS.items() for t in (name, chinese) if t in titles}
    if missing := [chinese for name, chinese in _COLUMNS.items() if name not in columns]:
        raise CalendarTableError(f"第 1 行缺少列“{'、'.join(missing)}”：请补上列名。")
    return columns


def _day(cells: dict[str, str]) -> OfficialDay:
    if empty := [chinese for name, chinese in _COLUMNS.items() if not cells[name]]:
        raise _RowError(f"“{'、'.join(empty)}”没有填写，请补齐。")
    kind = _KINDS.get(cells["kind"])
    if kind is None:
        raise _RowError(f"类型“{cells['kind']}”不能识别，请填“放假”或“调休上班”。")
    on = _date(cells["date"])
    if cells["year"] != str(year_of_notice(on)):
        raise _RowError(f"日期 {on} 应填年度 {year_of_notice(on)}（12 月 25 日起归下年），请核对。")
    if kind == MAKE_UP and on.weekday() < _SATURDAY:
        raise _RowError(f"{on} 不是周六、周日，不会是调休上班日，请核对日期或类型。")
    return OfficialDay(on, kind, cells["name"], cells["notice"])


def _date(text: str) -> date:
    written = _DATE.fullmatch(text)
    try:
        return date(*map(int, written.groups() if written else ()))
    except (TypeError, ValueError):
        raise _RowError(f"日期“{text}”不能识别，请写成 2027-01-01 的形式。") from None


def _missing_days(year: OfficialYear) -> list[str]:
    """A table with only some of a year's days would pass guesses off as certain; these days are off every year."""
    off = {day.on for day in year.days if day.kind == DAY_OFF}
    return [
        f"{year.year} 年度的表不完整：缺少 {year.year}-{month:02}-{day:02}（{name}）放假。请按通知补齐全年的日期。"
        for (month, day), name in _ALWAYS_OFF.items()
        if date(year.year, month, day) not in off
    ]
