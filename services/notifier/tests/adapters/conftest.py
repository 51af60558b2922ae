"""Both channels behind one face for the contract suite."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import pytest

from notifier.adapters.outbox_channel import OutboxChannel
from notifier.adapters.smtp_channel import SmtpChannel, SmtpSettings
from notifier.application.ports import Channel, Parcel
from notifier.domain.letter import Letter
from wenze.testing.clock import FixedClock

ADDRESS = "unit@example.invalid"
PARCEL = Parcel(
    notice_id="case-synthetic-1-1-unit",
    transmission="case-synthetic-1-1-unit",
    recipient="单位",
    address=ADDRESS,
    letter=Letter("关于问责决定的通知(合成〔2026〕1号)", "合成示范局:\n\n\u3000\u3000现将决定内容通知你单位。\n"),
)


@pytest.fixture
def parcel() -> Parcel:
    return PARCEL


def smtp_channel(port: int, **settings: Any) -> SmtpChannel:
    given = {"host": "127.0.0.1", "port": port, "security": "none", "sender": "office@example.invalid", **settings}
    return SmtpChannel(
        SmtpSettings.model_validate(given),
        FixedClock(datetime(2026, 3, 2, 4, 0, tzinfo=UTC)),
    )


@pytest.fixture
def new_smtp_channel() -> Callable[..., SmtpChannel]:
    return smtp_channel


@dataclass(frozen=True)
class Arrived:
    """A letter as whoever receives it finds it. `identity` is what tells a repeat."""

    identity: str
    title: str
    text: str


class Way(Protocol):
    """A channel and what lies behind it."""

    @property
    def channel(self) -> Channel: ...

    def arrived(self) -> list[Arrived]: ...

    def block(self) -> None:
        """From now on the channel can't deliver."""
        ...


class MailWay:
    def __init__(self, server: Any) -> None:
        self._server = server
        self.channel = smtp_channel(server.port)

    def arrived(self) -> list[Arrived]:
        return [
            Arrived(str(mail["Message-ID"]), str(mail["Subject"]), mail.get_content().replace("\r\n", "\n"))
            for mail in self._server.received
        ]

    def block(self) -> None:
        self._server.refusals["MAIL"] = "451 try later"


class OutboxWay:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.channel = OutboxChannel(folder / "outbox")

    def arrived(self) -> list[Arrived]:
        return [self._read(file) for file in sorted((self._folder / "outbox").iterdir())]

    def _read(self, file: Path) -> Arrived:
        title, _, text = file.read_text(encoding="utf-8-sig").partition("\n\n")
        return Arrived(file.name, title, text)

    def block(self) -> None:
        (self._folder / "outbox").write_text("a file where the folder should be")


@pytest.fixture(params=["smtp", "outbox"])
def way(request: pytest.FixtureRequest, mail_server: Any, tmp_path: Path) -> Way:
    return MailWay(mail_server) if request.param == "smtp" else OutboxWay(tmp_path)
