"""Mail over SMTP. The server's acceptance is delivery, never service."""

import asyncio
import re
from contextlib import suppress
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from email.utils import format_datetime
from typing import Any, Final, Literal, Self

import aiosmtplib
from pydantic import BaseModel, Field, SecretStr, model_validator

from notifier.adapters.mail_address import is_address
from notifier.application.ports import DeliveryFailed, Parcel
from wenze.clock import Clock

_QUIT_SECONDS: Final = 5.0
_TEMPORARY_CODES: Final = range(400, 500)
_ENHANCED_CODE: Final = re.compile(r"[245]\.\d{1,3}\.\d{1,3}\b")


class SmtpSettings(BaseModel):
    """How to reach the mail server; without a `host` no mail is sent. `timeout_seconds` bounds one whole delivery."""

    host: str = ""
    port: int = 25
    security: Literal["none", "starttls", "tls"] = "starttls"
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str = ""
    timeout_seconds: float = Field(default=30.0, gt=0)

    @model_validator(mode="after")
    def _names_a_sender(self) -> Self:
        if self.host and not is_address(self.sender):
            raise ValueError("设置了邮件服务器，还须把发件邮箱（WENZE_SMTP_SENDER）设为一个有效的地址")
        return self


class SmtpChannel:
    """Implements Channel. A repeat of a transmission has the same Message-ID, so that it can be recognised."""

    name = "smtp"

    def __init__(self, settings: SmtpSettings, clock: Clock) -> None:
        self._settings = settings
        self._clock = clock

    async def send(self, parcel: Parcel) -> None:
        message = self._message(parcel)
        try:
            await self._hand_over(message)
        except aiosmtplib.SMTPRecipientsRefused as refused:
            raise _refused(refused.recipients[0], "收件地址", "请核对通讯录中的邮箱地址后重新发送") from refused
        except aiosmtplib.SMTPDataError as refused:
            raise _refused(refused, "邮件内容", "请联系邮件系统管理员") from refused
        except aiosmtplib.SMTPResponseException as refused:
            raise DeliveryFailed(
                f"邮件服务器拒绝了发件请求（{_codes(refused)}）。请检查发件账号和邮件服务器设置。", permanent=False
            ) from refused
        except (aiosmtplib.SMTPException, OSError) as failure:  # time-outs and TLS failures are OSErrors too
            raise DeliveryFailed(
                f"邮件服务器没有完成投递（{type(failure).__name__}）。请检查网络和邮件服务器是否正常。", permanent=False
            ) from failure

    async def _hand_over(self, message: Message) -> None:
        """Once the server accepted the mail, nothing that happens to the connection makes it unsent."""
        client = self._client()
        try:
            async with asyncio.timeout(self._settings.timeout_seconds):
                await client.connect()
                await client.send_message(message)
            with suppress(aiosmtplib.SMTPException):
                await client.quit(timeout=_QUIT_SECONDS)
        finally:
            client.close()

    def _client(self) -> aiosmtplib.SMTP:
        settings = self._settings
        return aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            username=settings.username or None,
            password=settings.password.get_secret_value() or None,
            timeout=settings.timeout_seconds,
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
        )

    def _message(self, parcel: Parcel) -> Message:
        """The mail, subject and text in UTF-8.

        The older message class, for EmailMessage decodes encoded words in a subject that somebody else wrote and,
        before Python 3.11.10, lets the line breaks in them out as headers.
        """
        message = _text_mail(parcel.letter.text)
        message["From"] = self._settings.sender
        message["To"] = _single_address(parcel.address)
        message["Subject"] = Header(parcel.letter.title, "utf-8")
        message["Date"] = format_datetime(self._clock.now())
        message["Message-ID"] = f"<{parcel.transmission}@{self._settings.sender.rpartition('@')[2]}>"
        message["Auto-Submitted"] = "auto-generated"
        return message


def _text_mail(text: str) -> "Message[Any, Any]":
    return MIMEText(text, "plain", "utf-8")


def _single_address(text: str) -> str:
    """Raises: DeliveryFailed for what is not one address."""
    if not is_address(text):
        raise DeliveryFailed("收件邮箱不是一个有效的地址。请核对通讯录。", permanent=True)
    return text


def _refused(refused: aiosmtplib.SMTPResponseException, what: str, advice: str) -> DeliveryFailed:
    if refused.code in _TEMPORARY_CODES:
        return DeliveryFailed(f"邮件服务器暂时不收（{_codes(refused)}），稍后自动重试。", permanent=False)
    return DeliveryFailed(f"邮件服务器拒收{what}（{_codes(refused)}）。{advice}。", permanent=True)


def _codes(refused: aiosmtplib.SMTPResponseException) -> str:
    """The codes alone: a server's words usually repeat the address, and this text travels."""
    enhanced = _ENHANCED_CODE.match(refused.message)
    return f"代码 {refused.code} {enhanced[0]}" if enhanced else f"代码 {refused.code}"
