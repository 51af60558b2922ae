"""Chooses the channel of a notice and hands the letter over."""

import logging
from typing import Final

from notifier.application.ports import Addresses, Channel, DeliveryFailed, Parcel
from notifier.domain.notice import Notice

_UNFORESEEN: Final = "投递程序出错，已记入日志。多次失败的，请联系系统管理员。"

log = logging.getLogger(__name__)


class PostOffice:
    """Mail for who has an address, the outbox folder for everybody else. Without `mail` all goes to the folder."""

    def __init__(self, addresses: Addresses, outbox: Channel, mail: Channel | None) -> None:
        self._addresses = addresses
        self._outbox = outbox
        self._mail = mail

    def by_mail(self, notice: Notice) -> bool:
        """Whether the notice goes by mail, and not to the folder."""
        return bool(self._mail and self._address_of(notice))

    def _address_of(self, notice: Notice) -> str:
        return self._addresses.email_of(notice.reference.recipient, notice.addressee)

    async def send(self, notice: Notice) -> tuple[str, DeliveryFailed | None]:
        """The channel's name, and why it did not take the letter if it did not."""
        reference = notice.reference
        address = self._address_of(notice)
        channel = self._mail if self._mail and address else self._outbox
        parcel = Parcel(
            reference.notice_id, notice.transmission, reference.recipient.in_chinese, address, notice.letter
        )
        return channel.name, await _attempt(channel, parcel)


async def _attempt(channel: Channel, parcel: Parcel) -> DeliveryFailed | None:
    try:
        await channel.send(parcel)
    except DeliveryFailed as failure:
        return failure
    except Exception:
        # A notice that no channel can carry must end as failed, not be tried for ever.
        log.exception("notice %s could not be sent over %s", parcel.notice_id, channel.name)
        return DeliveryFailed(_UNFORESEEN, permanent=False)
    return None
