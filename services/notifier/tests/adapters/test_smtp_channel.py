import asyncio
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from notifier.adapters.smtp_channel import SmtpChannel, SmtpSettings
from notifier.application.ports import DeliveryFailed, Parcel
from notifier.domain.letter import Letter

NewChannel = Callable[..., SmtpChannel]


@pytest.fixture
def channel(mail_server: Any, new_smtp_channel: NewChannel) -> SmtpChannel:
    return new_smtp_channel(mail_server.port)


async def failure(channel: SmtpChannel, parcel: Parcel) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as failed:
        await channel.send(parcel)
    return failed.value


async def test_a_mail_is_utf_8_text_and_says_that_a_machine_sent_it(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel
) -> None:
    await channel.send(parcel)
    (mail,) = mail_server.received
    assert (mail.get_content_type(), mail.get_content_charset()) == ("text/plain", "utf-8")
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"] == f"<{parcel.transmission}@example.invalid>"
    assert mail["Date"] == "Mon, 02 Mar 2026 12:00:00 +0800"
    assert mail_server.recipients == [parcel.address]


async def test_a_recipient_refused_for_good_is_not_tried_again(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel
) -> None:
    mail_server.refusals["RCPT"] = f"550 5.1.1 <{parcel.address}> unknown user"
    failed = await failure(channel, parcel)
    assert failed.permanent
    assert "550 5.1.1" in failed.text
    assert parcel.address not in failed.text


@pytest.mark.parametrize("command", ["RCPT", "DATA"])
async def test_a_temporary_refusal_is_tried_again(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel, command: str
) -> None:
    mail_server.refusals[command] = "451 4.7.1 greylisted"
    failed = await failure(channel, parcel)
    assert not failed.permanent
    assert "451 4.7.1" in failed.text


async def test_content_refused_for_good_is_not_tried_again(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel
) -> None:
    mail_server.refusals["DATA"] = "554 5.7.1 rejected"
    assert (await failure(channel, parcel)).permanent


async def test_a_refused_sender_is_a_matter_of_settings_and_tried_again(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel
) -> None:
    mail_server.refusals["MAIL"] = "550 5.7.1 not allowed"
    assert not (await failure(channel, parcel)).permanent


async def test_a_server_that_is_down_is_tried_again(new_smtp_channel: NewChannel, parcel: Parcel) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        failed = await failure(new_smtp_channel(unused.getsockname()[1]), parcel)
    assert not failed.permanent


async def test_a_server_that_says_nothing_is_given_up_in_time(new_smtp_channel: NewChannel, parcel: Parcel) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        channel = new_smtp_channel(silent.getsockname()[1], timeout_seconds=0.2)
        async with asyncio.timeout(5):
            assert not (await failure(channel, parcel)).permanent


async def test_a_server_without_tls_gets_no_mail_when_tls_is_demanded(
    mail_server: Any, new_smtp_channel: NewChannel, parcel: Parcel
) -> None:
    channel = new_smtp_channel(mail_server.port, security="starttls")
    assert not (await failure(channel, parcel)).permanent
    assert mail_server.received == []


@pytest.mark.parametrize(
    "title",
    [
        "标题\r\nBcc: other@example.invalid",
        "标题\nX-Injected: 1",
        "=?utf-8?q?x=0D=0ABcc:_other@example.invalid?=",
        "启动问责待审批 =?utf-8?q?=0D=0A=0D=0Abody?=",
    ],
    ids=["CR LF", "LF", "encoded words", "encoded words for an early body"],
)
async def test_no_title_breaks_out_of_its_header(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel, title: str
) -> None:
    await channel.send(parcel)
    await channel.send(replace(parcel, letter=Letter(title, parcel.letter.text)))
    plain, suspicious = mail_server.received
    assert suspicious.keys() == plain.keys()
    assert suspicious.get_content() == plain.get_content()
    assert mail_server.recipients == [parcel.address] * 2


@pytest.mark.parametrize(
    "address",
    [
        "unit@example.invalid\r\nBcc: other@example.invalid",
        "unit@example.invalid, other@example.invalid",
        "unit@example.invalid>\nRCPT TO:<other@example.invalid",
        "",
    ],
    ids=["a header", "a second address", "a command", "nothing"],
)
async def test_what_is_not_one_address_gets_no_mail(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel, address: str
) -> None:
    assert (await failure(channel, replace(parcel, address=address))).permanent
    assert mail_server.received == []


async def test_a_long_title_is_folded(channel: SmtpChannel, mail_server: Any, parcel: Parcel) -> None:
    await channel.send(replace(parcel, letter=Letter("长" * 400, "正文")))
    assert max(len(line) for line in mail_server.received[0].as_bytes().splitlines()) <= 78


async def test_a_body_that_looks_like_headers_stays_a_body(
    channel: SmtpChannel, mail_server: Any, parcel: Parcel
) -> None:
    await channel.send(replace(parcel, letter=Letter("标题", "Bcc: other@example.invalid\r\n\r\n.\r\n")))
    (mail,) = mail_server.received
    assert mail["Bcc"] is None
    assert mail_server.recipients == [parcel.address]


def test_a_mail_server_without_a_sender_is_no_setting() -> None:
    with pytest.raises(ValueError, match="发件邮箱"):
        SmtpSettings(host="127.0.0.1")
