"""What the case engine can be told."""

from pathlib import Path

from pydantic import Field

from wenze.service.settings import ServiceSettings


class Settings(ServiceSettings):
    """`calendar_folder` holds CSV tables of official years (see wenze.calendar.table_import) that add to the library's
    years or replace them; the regulation's open questions are answered in `regulation_decisions`. A deadline is
    approaching `deadline_lead_days` before its last day; what is due is looked for every `deadline_sweep_seconds`.
    `letter_font_folder` holds the office's licensed fonts, which letters prefer to the free ones.
    """

    http_port: int = 8102
    calendar_folder: Path | None = None
    deadline_lead_days: int = Field(default=3, ge=0, le=30)
    deadline_sweep_seconds: float = Field(default=30.0, gt=0)
    letter_font_folder: Path | None = None
