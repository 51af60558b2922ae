"""Spreadsheets in the format of Excel since 2007, the other one that offices send."""

import io
from collections.abc import Iterator

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from wenze.files.cells import text_of
from wenze.files.limits import Limits
from wenze.files.refusals import FileRefused
from wenze.files.xlsx_extent import DAMAGED, require_harmless


def read_xlsx(data: bytes, limits: Limits, sheet: str | None) -> Iterator[list[str]]:
    """The rows of the named sheet, or else of the first one people see; the n-th is row n.

    Raises:
        FileRefused: it is no spreadsheet, larger than the limits, or has no such sheet.
    """
    require_harmless(data, limits)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            rows = _sheet(workbook, sheet).iter_rows()
    except CalamineError:
        raise FileRefused(DAMAGED) from None
    return ([text_of(cell) for cell in row] for row in rows)


def _sheet(workbook: CalamineWorkbook, name: str | None) -> CalamineSheet:
    visible = [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]
    if not visible:
        raise FileRefused("文件中没有可见的工作表，请取消隐藏后重新上传。")
    if name is not None and name not in visible:
        raise FileRefused(f"文件中没有工作表“{name}”，现有：{'、'.join(visible)}。请核对工作表名称。")
    return workbook.get_sheet_by_name(name or visible[0])
