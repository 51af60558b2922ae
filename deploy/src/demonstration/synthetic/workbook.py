"""Tables as files: the same rows always give the same bytes."""

import csv
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO, StringIO
from typing import Final

from xlsxwriter import Workbook

_MADE_AT: Final = datetime(2026, 1, 1)  # noqa: DTZ001 - the format keeps a time without a zone

Rows = Sequence[Mapping[str, str]]


def xlsx(sheet: str, columns: Sequence[str], rows: Rows) -> bytes:
    """A workbook with one sheet, all of it text: a heading line and the rows."""
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}) as workbook:
        workbook.set_properties({"created": _MADE_AT, "title": f"{sheet}（合成数据）"})
        worksheet = workbook.add_worksheet(sheet)
        worksheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, start=1):
            worksheet.write_row(number, 0, [row.get(column, "") for column in columns])
    return file.getvalue()


def csv_in_gb18030(columns: Sequence[str], rows: Rows) -> bytes:
    """A CSV file as office software writes it: GB18030, CRLF."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("gb18030")
