"""What the notifier can be told, beside what every service can."""

from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, Field

from notifier.adapters.smtp_channel import SmtpSettings
from notifier.domain.schedule import AttemptSchedule
from wenze.service.settings import ServiceSettings


class DeliverySettings(BaseModel):
    """How often a notice is tried, and how often the worker looks for due ones."""

    first_wait_seconds: float = Field(default=60, gt=0)
    longest_wait_seconds: float = Field(default=6 * 3600, gt=0)
    attempts: int = Field(default=10, ge=1)
    pause_seconds: float = Field(default=1, gt=0)

    def schedule(self) -> AttemptSchedule:
        return AttemptSchedule(
            timedelta(seconds=self.first_wait_seconds), timedelta(seconds=self.longest_wait_seconds), self.attempts
        )


class Settings(ServiceSettings):
    """`address_book` is the file of addresses; `outbox_folder` is where letters without an address go."""

    http_port: int = 8104
    smtp: SmtpSettings = SmtpSettings()
    delivery: DeliverySettings = DeliverySettings()
    address_book: Path | None = None
    outbox_folder: Path | None = None
