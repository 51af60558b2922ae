"""How large a table may be."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`rows` are those below the header; `unpacked_bytes` is what a spreadsheet may grow to when read."""

    file_bytes: int = 10 * 1024 * 1024
    unpacked_bytes: int = 100 * 1024 * 1024
    rows: int = 50_000
    columns: int = 128
