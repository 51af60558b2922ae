"""What the case engine can be told."""

from pathlib import Path

from wenze.service.settings import ServiceSettings


class Settings(ServiceSettings):
    """`calendar_folder` holds CSV tables of official years (see wenze.calendar.table_import) that add to the library's
    years or replace them; the regulation's open questions are answered in `regulation_decisions`.
    """

    http_port: int = 8102
    calendar_folder: Path | None = None
