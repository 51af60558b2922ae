"""Tables as offices send and receive them."""

from wenze.files.csv_writer import csv_bytes, csv_safe
from wenze.files.imports import ImportRequest, KeyUsedForAnotherFile, TableFile, import_id_of, table_file
from wenze.files.limits import Limits
from wenze.files.office_values import LONGEST_ECHO, short_text, text_within, to_cadre_number, to_county_code
from wenze.files.reading import read_table
from wenze.files.refusals import CellRefused, FileRefused, RowError
from wenze.files.table import Row, Table, read_cell
from wenze.files.template import required_headings, template_csv, template_xlsx
from wenze.files.values import required_text, to_date, to_yes_or_no

__all__ = [
    "LONGEST_ECHO",
    "CellRefused",
    "FileRefused",
    "ImportRequest",
    "KeyUsedForAnotherFile",
    "Limits",
    "Row",
    "RowError",
    "Table",
    "TableFile",
    "csv_bytes",
    "csv_safe",
    "import_id_of",
    "read_cell",
    "read_table",
    "required_headings",
    "required_text",
    "short_text",
    "table_file",
    "template_csv",
    "template_xlsx",
    "text_within",
    "to_cadre_number",
    "to_county_code",
    "to_date",
    "to_yes_or_no",
]
