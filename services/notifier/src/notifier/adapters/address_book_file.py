"""Reads the address book that a deployment keeps: a table (CSV, XLSX) from the office, or TOML from its operators."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from notifier.adapters.address_book import AddressBook, Entry, unit_key
from notifier.adapters.mail_address import is_address
from notifier.domain.recipient import Recipient
from wenze.counties import county_named, names
from wenze.files import FileRefused, read_table

_KINDS: Final = {"经办": Recipient.HANDLER, "单位": Recipient.UNIT}
_COLUMNS: Final = ("类别", "县市区", "名称", "电子邮箱")
_TOML_KEYS: Final = ("county", "name", "email")
_TOML_TABLES: Final = {"office": "经办", "unit": "单位"}

Row = tuple[str, dict[str, str]]
"""Where a row stands, for error texts, and its cells by column."""


class InvalidAddressBookError(ValueError):
    """The file cannot be used; the message says in Chinese what is wrong in which row and how to mend it."""


def read_address_book(file: Path) -> AddressBook:
    """Read the table with the columns 类别 (经办 or 单位), 县市区, 名称 and 电子邮箱 (may be empty).

    A file ending in `.toml` has the same as tables `[[office]]` and `[[unit]]` with `county`, `name` and `email`.

    Raises: InvalidAddressBookError naming every wrong row.
    """
    try:
        rows, problems = _from_toml(file) if file.suffix == ".toml" else _from_table(file)
    except OSError as failure:
        raise InvalidAddressBookError(f"通讯录 {file} 打不开：{failure.strerror}。请核对路径和权限。") from failure
    problems = [*problems, *(problem for row in rows for problem in _problems(row))] or _repeated(rows)
    if problems:
        raise InvalidAddressBookError(f"通讯录 {file.name} 有误，请更正后重新启动：{'；'.join(problems)}。")
    return AddressBook(_entry(cells) for _, cells in rows)


def _from_table(file: Path) -> tuple[list[Row], list[str]]:
    try:
        table = read_table(file.read_bytes(), file.name, _COLUMNS)
    except FileRefused as refused:
        raise InvalidAddressBookError(f"通讯录 {file.name} 无法读取：{refused}") from refused
    rows = [(f"第{row.number}行", _cleaned(row.cells)) for row in table.rows]
    return rows, [f"第{error.row}行：{error.message}" for error in table.errors]


def _from_toml(file: Path) -> tuple[list[Row], list[str]]:
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InvalidAddressBookError(f"通讯录 {file.name} 不是有效的 TOML 文件（UTF-8 编码）：{error}。") from error
    if misplaced := _misplaced(tables):
        return [], misplaced
    rows = [
        (f"[[{table}]] 第{number}项", _cleaned(_cells(kind, row)))
        for table, kind in _TOML_TABLES.items()
        for number, row in enumerate(tables.get(table, []), start=1)
    ]
    return rows, []


def _misplaced(tables: Mapping[str, Any]) -> list[str]:
    """A table or key that nobody reads would silently leave a unit without an address."""
    wrong = [name for name, rows in tables.items() if name not in _TOML_TABLES or not isinstance(rows, list)]
    if wrong:
        return [f"“{'”“'.join(wrong)}”应写成 [[office]] 或 [[unit]]"]
    unknown = {key for rows in tables.values() for row in rows for key in row} - set(_TOML_KEYS)
    return [f"“{key}”不是可用的项，可用：{'、'.join(_TOML_KEYS)}" for key in sorted(unknown)]


def _cells(kind: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return dict(zip(_COLUMNS, (kind, *(row.get(key) for key in _TOML_KEYS)), strict=True))


def _cleaned(cells: Mapping[str, Any]) -> dict[str, str]:
    return {column: str(cells.get(column) or "").strip() for column in _COLUMNS}


def _problems(row: Row) -> list[str]:
    where, cells = row
    found: list[str] = []
    if cells["类别"] not in _KINDS:
        found.append(f"{where}的类别“{cells['类别']}”应为“经办”或“单位”")
    if county_named(cells["县市区"]) is None:
        found.append(f"{where}的县市区“{cells['县市区']}”不在名单中，可用：{names()}")
    if not cells["名称"]:
        found.append(f"{where}没有填写名称")
    if cells["电子邮箱"] and not is_address(cells["电子邮箱"]):
        found.append(f"{where}的电子邮箱“{cells['电子邮箱']}”不是一个邮箱地址")
    return found


def _repeated(rows: list[Row]) -> list[str]:
    seen: set[tuple[str, ...]] = set()
    found: list[str] = []
    for where, cells in rows:
        entry = _entry(cells)
        key = (entry.kind, entry.county, unit_key(entry.name) if entry.kind is Recipient.UNIT else "")
        if key in seen:
            found.append(f"{where}与前面的条目重复（{cells['县市区']} {cells['名称']}）")
        seen.add(key)
    return found


def _entry(cells: dict[str, str]) -> Entry:
    county = county_named(cells["县市区"])
    return Entry(_KINDS[cells["类别"]], county.code if county else "", cells["名称"], cells["电子邮箱"])
