"""A mail server that notes what it accepts, and refuses for a while when told to."""

import asyncio
from types import TracebackType
from typing import Any, Final, Self

from aiosmtpd.smtp import SMTP

from embedded_stack.ports import LOOPBACK
from fault_suite.ledger import LedgerWriter

REFUSALS: Final = {
    "recipient": "451 4.7.1 try again later",
    "sender": "550 5.7.1 not now",
    "content": "452 4.3.1 no space",
}
"""What can be refused, and how. A recipient refused for good would end the attempts, as it must: not that."""


class MailServer:
    """Listens on `port`. What it accepts is in the ledger before the client is told."""

    def __init__(self, port: int, ledger: LedgerWriter) -> None:
        self.port = port
        self.accepted = 0
        self.refused = 0
        self._ledger = ledger
        self._refusing = ""
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(lambda: SMTP(self, hostname=LOOPBACK), LOOPBACK, self.port)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.close()

    async def refuse(self, what: str, seconds: float) -> None:
        """Refuse one of REFUSALS for so many seconds."""
        self._refusing = what
        await asyncio.sleep(seconds)
        self._refusing = ""

    def _refusal(self, what: str) -> str | None:
        if self._refusing != what:
            return None
        self.refused += 1
        return REFUSALS[what]

    async def handle_MAIL(  # noqa: N802 - the name that aiosmtpd calls
        self, _server: SMTP, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if refusal := self._refusal("sender"):
            return refusal
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        if refusal := self._refusal("recipient"):
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Any, envelope: Any) -> str:  # noqa: N802
        if refusal := self._refusal("content"):
            return refusal
        lines: list[bytes] = envelope.content.split(b"\r\n")
        message_id = next(line for line in lines if line.lower().startswith(b"message-id:"))
        self.accepted += 1
        await self._ledger.write({"kind": "mail", "message_id": message_id.partition(b":")[2].strip().decode()})
        return "250 OK"
