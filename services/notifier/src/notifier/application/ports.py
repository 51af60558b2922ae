"""What the use cases need from outside."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from notifier.domain.letter import Letter
from notifier.domain.recipient import Addressee, Recipient


@dataclass(frozen=True, slots=True)
class Parcel:
    """A letter ready for a channel.

    `transmission` names what is sent, the same at every attempt; `address` is empty where the channel needs none.
    """

    notice_id: str
    transmission: str
    recipient: str
    address: str
    letter: Letter


class DeliveryFailed(Exception):  # noqa: N818 - an outcome that is recorded, named as the documents name it
    """The channel did not take the letter. `text` is Chinese and carries neither address nor name.

    `permanent` tells that the same attempt would fail again: a person must mend something first.
    """

    def __init__(self, text: str, *, permanent: bool) -> None:
        super().__init__(text)
        self.text = text
        self.permanent = permanent


class Channel(Protocol):
    """A way out for letters. One contract suite runs on every implementation."""

    @property
    def name(self) -> str:
        """What records call it."""
        ...

    async def send(self, parcel: Parcel) -> None:
        """The channel has the letter when this returns.

        Not guaranteed: that it was not sent before. A repeat is recognisable as the same transmission.
        May block for a bounded time. Raises: DeliveryFailed.
        """
        ...


class Addresses(Protocol):
    """Who receives mail where. Answers at once."""

    def office_of(self, county: str) -> str:
        """The name of the office that handles a county's cases; made from the county's name if it is not listed."""
        ...

    def email_of(self, recipient: Recipient, addressee: Addressee) -> str:
        """The address, empty if there is none. A subject never has one: the letter goes into that person's hands."""
        ...


class DueNotices(Protocol):
    """Names the notices to deliver."""

    async def due(self, *, by_mail: bool, now: datetime, limit: int) -> list[str]:
        """Some of the notices due by now that go by mail, or do not: the longest due first.

        May lag behind the journal, and may name what somebody is delivering: check there, and claim. Raises: Transient.
        """
        ...
